package slowcall.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Writes to a terminal or file whose character set may lack a dash or a times sign: one character for one, so that tables hold. */
final class PlainWriter extends FilterWriter {
    private final CharsetEncoder encoder;

    PlainWriter(Writer out, Charset charset) {
        super(out);
        encoder = charset.newEncoder();
    }

    /** A writer in the stream's own character set; it flushes at line ends. */
    static PrintWriter on(PrintStream stream) {
        return on(stream, stream.charset());
    }

    /** A writer in this character set; it flushes at line ends. */
    static PrintWriter on(OutputStream stream, Charset charset) {
        return new PrintWriter(new PlainWriter(new OutputStreamWriter(stream, charset), charset), true);
    }

    @Override
    public void write(int character) throws IOException {
        out.write(plain((char) character));
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(characters[i]);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(text.charAt(i));
        }
    }

    private char plain(char character) {
        // Half of a pair is never encodable by itself, though the pair may be.
        if (character < 128 || Character.isSurrogate(character) || encoder.canEncode(character)) {
            return character;
        }
        return switch (character) {
            case '–' -> '-';
            case '×' -> 'x';
            case '÷' -> '/';
            case '≥' -> '>';
            case 'µ' -> 'u';
            case '…' -> '~';
            default -> '?';
        };
    }
}
