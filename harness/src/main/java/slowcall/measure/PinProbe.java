package slowcall.measure;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import slowcall.result.Column;
import slowcall.result.Row;

/**
 * Virtual threads that blocked and kept their carrier: every one of them, where JFR by itself reports only those of 20 ms and
 * more. JDK 21 to 23 tell of those that parked, not of those that waited for a monitor.
 */
public final class PinProbe implements Probe {
    static final Column PINNED_COUNT = Column.of(
            "vt_pinned_count",
            "Times that a virtual thread blocked and kept its carrier while measuring (JFR's jdk.VirtualThreadPinned without its threshold; before JDK 24 only parked ones; empty without JFR)");
    static final Column PINNED_MS =
            Column.decimal("vt_pinned_ms", 3, "How long they did, all together, in milliseconds");
    static final Column FIRST_PIN = Column.of(
            "first_pin",
            "The first of them: why, if the JDK says so, and where: the innermost methods outside of the JDK");

    /** None before it is armed, or on a platform without JFR. */
    private @Nullable PinRecording recording;

    /** What was recorded. */
    record Pins(long count, Duration total, String first) {}

    @Override
    public List<Column> columns() {
        return List.of(PINNED_COUNT, PINNED_MS, FIRST_PIN);
    }

    @Override
    public void arm() {
        if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
            recording = PinRecording.open();
        }
    }

    @Override
    public void start() {
        if (recording != null) {
            recording.start();
        }
    }

    @Override
    public void stop(Row row) {
        if (recording != null) {
            Pins pins = recording.stop();
            row.put(PINNED_COUNT, pins.count()).put(PINNED_MS, pins.total().toNanos() / 1e6);
            if (pins.count() > 0) {
                row.put(FIRST_PIN, pins.first());
            }
        }
    }
}
