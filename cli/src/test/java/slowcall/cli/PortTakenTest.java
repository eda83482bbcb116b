package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a port that somebody else has and that is not named: only {@code service} listens at one that it is given. */
class PortTakenTest {
    @TempDir
    private Path temporary;

    @Test
    void isNamed() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String place = "127.0.0.1:" + taken.getLocalPort();

            // One that could listen would do so until a signal ends it.
            int exitCode = assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> Main.execute(
                            new PrintWriter(out, true),
                            new PrintWriter(err, true),
                            "service",
                            "--listen",
                            place,
                            "--token",
                            temporary.resolve("token").toString()));

            assertEquals(ExitCode.USAGE, exitCode, err::toString);
            assertTrue(
                    err.toString().startsWith("slowcall: --listen " + place + ": Address already in use"),
                    err::toString);
            assertEquals(1, err.toString().lines().count(), err::toString);
            assertEquals("", out.toString());
        }
    }
}
