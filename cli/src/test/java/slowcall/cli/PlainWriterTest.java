package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Guards tables on terminals without Unicode. */
class PlainWriterTest {
    private static String written(Charset charset, String text) {
        StringWriter out = new StringWriter();
        new PrintWriter(new PlainWriter(out, charset), true).print(text);
        return out.toString();
    }

    @Test
    void replacesWhatTheCharacterSetLacks() {
        assertEquals("burst-5 x single - 3 us ?", written(StandardCharsets.US_ASCII, "burst-5 × single – 3 µs 中"));
    }

    @Test
    void leavesTheRestAlone() {
        assertEquals("× – µ 中 😀", written(StandardCharsets.UTF_8, "× – µ 中 😀"));
    }
}
