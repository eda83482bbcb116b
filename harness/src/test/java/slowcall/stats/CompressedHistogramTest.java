package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against samples that HdrHistogram would have read otherwise, or refused. */
class CompressedHistogramTest {
    private static final int HEADER = 40;

    private static Histogram histogram(int digits) {
        SplittableRandom random = new SplittableRandom(digits);
        Histogram histogram = new Histogram(1, 3_600_000_000L, digits);
        for (int bits = 0; bits < 31; bits++) {
            for (int i = 0; i < 100; i++) {
                histogram.recordValueWithCount(random.nextLong(1L << bits), random.nextLong(1, 100_000));
            }
        }
        return histogram;
    }

    private static byte[] compressed(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        byte[] bytes = new byte[histogram.encodeIntoCompressedByteBuffer(buffer)];
        buffer.flip().get(bytes);
        return bytes;
    }

    private static byte[] plain(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        byte[] bytes = new byte[histogram.encodeIntoByteBuffer(buffer)];
        buffer.flip().get(bytes);
        return bytes;
    }

    private static byte[] compressed(byte[] plain) {
        Deflater deflater = new Deflater();
        deflater.setInput(plain);
        deflater.finish();
        byte[] bytes = new byte[2 * plain.length + 64];
        int length = deflater.deflate(bytes, 8, bytes.length - 8);
        deflater.end();
        ByteBuffer.wrap(bytes).putInt(0x1c849314).putInt(length);
        return Arrays.copyOf(bytes, 8 + length);
    }

    private static void assertSame(Histogram histogram, Samples samples) {
        Samples expected = Samples.of(histogram);
        assertArrayEquals(expected.values(), samples.values());
        for (int i = 0; i < samples.size(); i++) {
            assertEquals(expected.count(i), samples.count(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void readsWhatHdrHistogramReads(int digits) {
        Histogram histogram = histogram(digits);
        assertSame(histogram, Samples.ofCompressed(compressed(histogram)).orElseThrow());
    }

    @Test
    void leavesToHdrHistogramWhatTrialsDoNotWrite() {
        Histogram coarse = new Histogram(1000, 3_600_000_000L, 3);
        coarse.recordValue(123_456);
        Histogram large = new Histogram(1, Long.MAX_VALUE / 4, 3);
        large.recordValue(1L << 53);
        Histogram many = new Histogram(1, 1000, 3);
        many.recordValueWithCount(1, 1L << 31);
        Histogram manyTogether = new Histogram(1, 1000, 3);
        manyTogether.recordValueWithCount(1, 1L << 30);
        manyTogether.recordValueWithCount(2, 1L << 30);
        Histogram elsewhere = histogram(3);
        elsewhere.shiftValuesLeft(1);

        for (Histogram unusual : new Histogram[] {coarse, large, many, manyTogether, elsewhere, histogram(4)}) {
            assertEquals(Optional.empty(), Samples.ofCompressed(compressed(unusual)));
        }
    }

    @Test
    void leavesToHdrHistogramWhatIsCutShort() {
        byte[] whole = compressed(histogram(1));
        for (int length = 0; length < whole.length; length++) {
            assertEquals(Optional.empty(), Samples.ofCompressed(Arrays.copyOf(whole, length)));
        }
    }

    /** With its checksum made good, as somebody would who means it. */
    @Test
    void believesNothingBrokenThatHdrHistogramReadsOtherwise() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        byte[] usual = plain(histogram(1));
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = usual.clone();
            int from = i % 2 == 0 ? 0 : HEADER;
            for (int bytes = random.nextInt(1, 4); bytes > 0; bytes--) {
                broken[random.nextInt(from, from == 0 ? HEADER : broken.length)] = (byte) random.nextInt();
            }
            byte[] compressed = compressed(broken);
            Optional<Samples> samples = Samples.ofCompressed(compressed);
            if (samples.isPresent()) {
                assertSame(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(compressed), 0), samples.get());
                read++;
            }
        }
        assertTrue(read > 1000, () -> "nothing was broken lightly enough");
    }
}
