package slowcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guards against a comparison that a full disk has swallowed and that exits with 0. */
class StandardOutputTest {
    private static final OutputStream FULL = new OutputStream() {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("No space left on device");
        }
    };

    private static void print(StandardOutput output) {
        PrintWriter out = PlainWriter.on(output, UTF_8);
        out.println("a × b");
        out.flush();
    }

    @Test
    void whatIsPrintedArrives() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StandardOutput output = new StandardOutput(bytes, false);

        print(output);

        assertEquals("a × b" + System.lineSeparator(), bytes.toString(UTF_8));
        assertEquals(Optional.empty(), output.loss());
    }

    @Test
    void whatIsLostIsRemembered() {
        StandardOutput output = new StandardOutput(FULL, false);

        print(output);

        assertEquals(Optional.of("No space left on device"), output.loss());
    }

    @Test
    void aReaderWhoHasSeenEnoughIsNoLoss() {
        StandardOutput output = new StandardOutput(FULL, true);

        print(output);

        assertEquals(Optional.empty(), output.loss());
    }
}
