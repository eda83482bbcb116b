package slowcall.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A HdrHistogram log (format 1.3, as {@code HistogramLogWriter} writes it): lines of {@code [Tag=NAME,]start,length,max,histogram}
 * that are merged. The library's own reader stops at a line that it cannot read as if the log ended there.
 */
final class HistogramRecording {
    private static final String TAG = "Tag=";
    private static final int FIELDS = 4;

    /** Bytes of all its histograms as they are decoded, one at a time: a day of seconds has a tenth, and it takes some seconds. */
    private static final long MOST_DECODED = 4L << 30;

    private HistogramRecording() {}

    /**
     * Reads a log.
     *
     * @param tag whose histograms; empty in a log with none or one
     */
    static void read(byte[] content, String tag, RecordedValues values) throws RecordingException {
        SortedSet<String> tags = new TreeSet<>();
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\\R", -1);
        long decoded = 0;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("\"StartTimestamp\"")) {
                continue;
            }
            String found = "";
            if (line.startsWith(TAG)) {
                int comma = Math.max(TAG.length(), line.indexOf(','));
                found = line.substring(TAG.length(), comma);
                line = line.substring(Math.min(line.length(), comma + 1));
            }
            tags.add(found);
            if (tag.isEmpty() || found.equals(tag)) {
                Histogram histogram = histogram(i + 1, line);
                decoded += histogram.getEstimatedFootprintInBytes();
                if (decoded > MOST_DECODED) {
                    throw new RecordingException(
                            i + 1, "is one histogram too many to be merged; merge them into fewer lines");
                }
                add(i + 1, histogram, values);
            }
        }
        requireOne(tag, tags);
    }

    private static void requireOne(String tag, SortedSet<String> tags) throws RecordingException {
        String all = String.join(", ", tags).replaceAll("^, ", "(none), ");
        if (tag.isEmpty() && tags.size() > 1) {
            throw new RecordingException("has histograms of several things: " + all + "; name one with \"column\"");
        }
        if (!tag.isEmpty() && !tags.contains(tag)) {
            throw new RecordingException("has no histograms tagged " + Json.quote(tag) + "; "
                    + (all.isEmpty() ? "leave \"column\" out" : Nearest.suggestion(tag, tags)));
        }
    }

    private static Histogram histogram(int line, String text) throws RecordingException {
        String[] fields = text.split(",", -1);
        if (fields.length != FIELDS) {
            throw new RecordingException(
                    line, "is no line of a HdrHistogram log: start, length, maximum, histogram; record it anew");
        }
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(fields[FIELDS - 1])), 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new RecordingException(
                    line, "holds no histogram of whole numbers that can be decoded; record it anew");
        }
    }

    /** Each recorded value as the middle of those that the histogram cannot tell apart. */
    private static void add(int line, Histogram histogram, RecordedValues values) throws RecordingException {
        try {
            for (HistogramIterationValue value : histogram.recordedValues()) {
                values.add(
                        (double) histogram.medianEquivalentValue(value.getValueIteratedTo()),
                        value.getCountAddedInThisIterationStep());
            }
        } catch (IndexOutOfBoundsException e) {
            // Its counts are said to begin elsewhere than they are.
            throw new RecordingException(line, "holds a histogram that cannot be read; record it anew");
        }
    }
}
