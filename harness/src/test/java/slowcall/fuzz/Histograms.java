package slowcall.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;

/** Logs whose histograms are broken inside their compression, where changes of the log's characters hardly ever get to. */
final class Histograms {
    /** Version 2 of the format, compressed: what HdrHistogram writes. */
    private static final int COOKIE = 0x1c849304 | 0x10;

    private final Mutator mutator;

    Histograms(long seed) {
        this.mutator = new Mutator(List.of(encoded(3), encoded(2), encoded(5), encoded(1)), seed);
    }

    private static byte[] encoded(int digits) {
        Histogram histogram = new Histogram(1, 600_000_000, digits);
        for (int value = 1; value < 500_000_000; value *= 3) {
            histogram.recordValueWithCount(value, value % 17 + 1);
        }
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    /** Another log of one line. */
    byte[] next(String tag) {
        byte[] inside = mutator.next();
        Deflater deflater = new Deflater();
        deflater.setInput(inside);
        deflater.finish();
        byte[] compressed = new byte[inside.length + 1024];
        int length = deflater.deflate(compressed, 8, compressed.length - 8);
        deflater.end();
        ByteBuffer.wrap(compressed).putInt(COOKIE).putInt(length);
        String base64 = Base64.getEncoder().encodeToString(Arrays.copyOf(compressed, 8 + length));
        return ((tag.isEmpty() ? "" : "Tag=" + tag + ",") + "0.0,1.0,1.0," + base64 + "\n").getBytes(UTF_8);
    }
}
