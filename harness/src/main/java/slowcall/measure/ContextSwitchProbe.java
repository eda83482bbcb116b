package slowcall.measure;

import java.util.List;
import java.util.Optional;
import slowcall.result.Column;
import slowcall.result.Row;

/** Context switches of all the process's threads, ended ones included. */
public final class ContextSwitchProbe implements Probe {
    static final Column VOLUNTARY = Column.of(
            "voluntary_switches",
            "Times that a thread of the trial's JVM gave up its processor to wait (getrusage; empty before JDK 22 and elsewhere than on 64-bit Linux)");
    static final Column INVOLUNTARY = Column.of(
            "involuntary_switches", "Times that the kernel took a processor from a thread of the trial's JVM");

    private Optional<ResourceUsage> atStart = Optional.empty();

    @Override
    public List<Column> columns() {
        return List.of(VOLUNTARY, INVOLUNTARY);
    }

    @Override
    public void start() {
        atStart = ResourceUsage.read();
    }

    @Override
    public void stop(Row row) {
        Optional<ResourceUsage> atEnd = ResourceUsage.read();
        if (atStart.isPresent() && atEnd.isPresent()) {
            row.put(VOLUNTARY, atEnd.get().voluntarySwitches() - atStart.get().voluntarySwitches());
            row.put(
                    INVOLUNTARY,
                    atEnd.get().involuntarySwitches() - atStart.get().involuntarySwitches());
        }
    }
}
