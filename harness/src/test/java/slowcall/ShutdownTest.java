package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Guards against rows of trials that a signal has ended. */
class ShutdownTest {
    /** Asks while it is being ended: its main thread waits for ever, and does not hold up the end. */
    static final class Ending {
        public static void main(String[] args) throws InterruptedException {
            Thread asking = Thread.ofPlatform().unstarted(() -> System.out.println(Shutdown.isUnderWay()));
            Runtime.getRuntime().addShutdownHook(asking);
            Thread.ofPlatform().start(() -> System.exit(7));
            while (!Shutdown.isUnderWay()) {
                Thread.onSpinWait();
            }
            Shutdown.awaitIfUnderWay();
            System.out.println("went on");
        }
    }

    @Test
    void isNotUnderWayHere() throws InterruptedException {
        assertFalse(Shutdown.isUnderWay());
        // And comes back.
        Shutdown.awaitIfUnderWay();
    }

    @Test
    void whoAsksWhileItIsUnderWayDoesNotGoOn() throws Exception {
        Process ending = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ending.class.getName())
                .start();
        try {
            String said = new String(ending.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertEquals("true", said.strip());
            assertTrue(ending.waitFor(30, TimeUnit.SECONDS));
            assertEquals(7, ending.exitValue());
        } finally {
            ending.destroyForcibly();
        }
    }
}
