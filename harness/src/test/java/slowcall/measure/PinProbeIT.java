package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.result.Row;

/** Guards against "no pinned threads" from an instrument that cannot see them: here are threads that do pin, and must be seen. */
@Timeout(120)
class PinProbeIT {
    private final PinProbe probe = new PinProbe();

    /** A class initialiser pins on every JDK. */
    private static final class SleepsBeforeTheProbeStarts {
        static {
            sleep();
        }

        static void touch() {}
    }

    private static final class SleepsInItsInitialiser {
        static {
            sleep();
        }

        static void touch() {}
    }

    private static void sleep() {
        try {
            // Less than the 20 ms from which JFR reports by itself.
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void seesAPinThatIsTheLastThingToHappenAndSaysWhere() throws InterruptedException {
        probe.arm();
        Thread.ofVirtual().start(SleepsBeforeTheProbeStarts::touch).join();
        probe.start();
        Thread.ofVirtual().start(SleepsInItsInitialiser::touch).join();
        Row row = stop();

        assertEquals("1", row.text("vt_pinned_count"));
        assertTrue(
                row.number("vt_pinned_ms").getAsDouble() >= 4,
                () -> row.values().toString());
        String first = row.text("first_pin");
        assertTrue(first.contains("PinProbeIT.sleep:") && first.contains("SleepsInItsInitialiser.<clinit>:"), first);
        assertTrue(first.length() <= 300 && !first.contains(";"), first);
    }

    @Test
    void aThreadThatWaitsWithoutItsCarrierIsNotSeen() throws InterruptedException {
        probe.arm();
        probe.start();
        Thread.ofVirtual().start(PinProbeIT::sleep).join();
        Row row = stop();

        assertEquals("0", row.text("vt_pinned_count"));
        assertEquals("0.000", row.text("vt_pinned_ms"));
        assertEquals("", row.text("first_pin"));
    }

    @Test
    void isUnknownWhereItWasNotArmed() {
        probe.start();

        assertEquals("{}", stop().values().toString());
    }

    @Test
    void leavesNoFile() throws IOException {
        List<Path> before = recordings();
        probe.arm();
        probe.start();
        stop();

        assertEquals(before, recordings());
    }

    private static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")), 1)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jfr"))
                    .sorted()
                    .toList();
        }
    }

    private Row stop() {
        Row row = new Row();
        probe.stop(row);
        return row;
    }
}
