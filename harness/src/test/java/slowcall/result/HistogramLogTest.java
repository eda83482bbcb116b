package slowcall.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.stats.MergedQuantile;
import slowcall.stats.Samples;

/** Guards against a few bytes of somebody else's that become gigabytes, or a histogram that breaks when it is read. */
class HistogramLogTest {
    private static final Path FILE = Path.of("001-c1.hlog");

    /** Where the offset of the counts is in what the compression holds, behind a cookie and a length. */
    private static final int OFFSET = 8;

    private static Histogram histogram(int digits, long value, long count) {
        Histogram histogram = new Histogram(1, Long.MAX_VALUE / 4, digits);
        histogram.recordValueWithCount(value, count);
        return histogram;
    }

    private static byte[] compressed(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        byte[] bytes = new byte[histogram.encodeIntoCompressedByteBuffer(buffer)];
        buffer.flip().get(bytes);
        return bytes;
    }

    private static String line(String tag, byte[] compressed) {
        return "Tag=" + tag + ",0.0,1.0,1.0," + Base64.getEncoder().encodeToString(compressed) + "\n";
    }

    private static String refusal(String log) {
        return String.valueOf(
                assertThrows(ResultsException.class, () -> HistogramLog.read(FILE, log.getBytes(UTF_8), Set.of()))
                        .getMessage());
    }

    @Test
    void readsWhatTrialsWrite() {
        var read = HistogramLog.read(
                FILE, line("call", compressed(histogram(3, 1000, 5))).getBytes(UTF_8), Set.of());

        assertEquals(5, read.get("call").getTotalCount());
    }

    /** As usual, twice under one tag, and as HdrHistogram alone reads it. */
    @Test
    void samplesAreThoseOfTheHistograms() {
        String call = line("call", compressed(histogram(3, 1000, 5)));
        Histogram coarse = new Histogram(1000, 1L << 40, 3);
        coarse.recordValue(1_234_567);
        for (String log : List.of(
                call,
                call + call,
                call + line("submit", compressed(coarse)),
                line("call", compressed(new Histogram(3))))) {
            byte[] content = ("#comment\n" + line("excess", new byte[0]) + log).getBytes(UTF_8);
            Set<String> tags = Set.of("call", "submit");
            Map<String, Histogram> histograms = HistogramLog.read(FILE, content, tags);
            Map<String, Samples> samples = HistogramLog.samples(FILE, content, tags);
            assertEquals(histograms.keySet(), samples.keySet());
            histograms.forEach((tag, histogram) -> assertEquals(
                    new MergedQuantile(List.of(Samples.of(histogram)), .5).samplesOfEach()[0],
                    new MergedQuantile(List.of(samples.get(tag)), .5).samplesOfEach()[0]));
        }
    }

    @Test
    void samplesOfWhatIsBrokenAreRefusedAlike() {
        String call = line("call", compressed(histogram(3, 1000, 5)));
        for (String broken : List.of("Tag=call,0.0,1.0,1.0,%\n", "Tag=call,\n", "words\n")) {
            byte[] content = (call + broken).getBytes(UTF_8);
            String message = String.valueOf(
                    assertThrows(ResultsException.class, () -> HistogramLog.samples(FILE, content, Set.of("call")))
                            .getMessage());
            assertEquals(refusal(call + broken), message);
        }
    }

    @Test
    void refusesMoreDigitsThanTrialsHave() {
        assertEquals(
                "001-c1.hlog:1: has a histogram of more than three significant digits",
                refusal(line("call", compressed(histogram(5, 1000, 5)))));
    }

    @Test
    void refusesMoreTagsThanTrialsHave() {
        byte[] one = compressed(histogram(3, 1, 1));
        String log =
                IntStream.rangeClosed(1, 65).mapToObj(i -> line("t" + i, one)).collect(Collectors.joining());

        assertEquals("001-c1.hlog:65: has histograms of more than 64 tags", refusal(log));
    }

    @Test
    void refusesCountsThatAddUpToNonsense() {
        String half = line("call", compressed(histogram(3, 1, 1L << 30)));

        assertEquals("001-c1.hlog:2: has a histogram that counts more than anybody has measured", refusal(half + half));
    }

    @Test
    void refusesValuesBehindWhichThereIsNone() {
        assertEquals(
                "001-c1.hlog:1: has a histogram of what nobody has waited for",
                refusal(line("call", compressed(histogram(3, Long.MAX_VALUE / 4, 1)))));
    }

    @Test
    void refusesCountsThatAreSaidToBeElsewhere() throws Exception {
        byte[] compressed = compressed(new Histogram(1, 1000, 3));
        byte[] inside = new byte[4096];
        Inflater inflater = new Inflater();
        inflater.setInput(compressed, 8, compressed.length - 8);
        int length = inflater.inflate(inside);
        inflater.end();
        ByteBuffer.wrap(inside).putInt(OFFSET, 1_000_000);
        Deflater deflater = new Deflater();
        deflater.setInput(inside, 0, length);
        deflater.finish();
        byte[] outside = new byte[4096];
        int compressedLength = deflater.deflate(outside, 8, outside.length - 8);
        deflater.end();
        ByteBuffer.wrap(outside).putInt(ByteBuffer.wrap(compressed).getInt()).putInt(compressedLength);

        String message = refusal(line("call", java.util.Arrays.copyOf(outside, 8 + compressedLength)));

        assertTrue(message.startsWith("001-c1.hlog:1: is no histogram log: "), message);
    }
}
