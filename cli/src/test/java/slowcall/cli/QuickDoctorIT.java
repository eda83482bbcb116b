package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.ReliabilityFigure;
import slowcall.jvm.MarkedProcess;

/** Guards against a doctor whom nobody has the patience to ask, and against one who leaves something running. */
class QuickDoctorIT {
    private static final int TIMES = 5;

    /** A second is promised; this is for machines that do something else besides. */
    private static final Duration MUCH_TOO_LONG = Duration.ofSeconds(10);

    private static final List<String> AS_THE_SCRIPT_HAS_IT = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @TempDir
    private Path temporary;

    @Test
    void theSlowestIsTold() throws Exception {
        long slowest = 0;
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            try (MarkedProcess doctor = MarkedProcess.start(
                    temporary,
                    List.of(),
                    AS_THE_SCRIPT_HAS_IT,
                    Main.class.getName(),
                    List.of("doctor", "--plan", "smoke"))) {
                assertEquals(0, doctor.awaitExit(MUCH_TOO_LONG), doctor.err());
                slowest = Math.max(slowest, System.nanoTime() - begin);
                assertTrue(doctor.out().contains("clocks"), doctor.out());
                doctor.assertNothingLeft();
            }
        }
        ReliabilityFigure.publish(
                "doctor-ms", slowest / 1_000_000 + " ms, of " + TIMES + " times with the JVM's start");
    }
}
