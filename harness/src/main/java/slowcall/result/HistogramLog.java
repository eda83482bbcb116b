package slowcall.result;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** The histograms in a trial's log, by their tags. */
public final class HistogramLog {
    /** How a line with a tag begins. */
    private static final String TAG = "Tag=";

    private HistogramLog() {}

    /**
     * Reads a log.
     *
     * @param file for messages
     * @param content the file's
     * @param tags those wanted; all if there are none
     * @throws ResultsException if it is no histogram log
     */
    public static Map<String, Histogram> read(Path file, byte[] content, Set<String> tags) {
        Map<String, Histogram> byTag = new LinkedHashMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(wanted(content, tags)))) {
            while (reader.hasNext()) {
                EncodableHistogram next = reader.nextIntervalHistogram();
                // Others' logs may have histograms without a tag, which nobody can ask for.
                if (next instanceof Histogram histogram
                        && histogram.getTag() != null
                        && (tags.isEmpty() || tags.contains(histogram.getTag()))) {
                    byTag.merge(histogram.getTag(), histogram, HistogramLog::sum);
                }
            }
        } catch (RuntimeException e) {
            throw new ResultsException(file, "is no histogram log: " + e.getMessage());
        }
        return byTag;
    }

    /** The log without the lines of other tags: to decode them takes most of the time. */
    private static byte[] wanted(byte[] content, Set<String> tags) {
        if (tags.isEmpty()) {
            return content;
        }
        StringBuilder lines = new StringBuilder();
        new String(content, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith(TAG)
                        || tags.contains(line.substring(TAG.length(), Math.max(TAG.length(), line.indexOf(',')))))
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The sums of histograms with the same tag: quantiles of many trials are those of the sum, and no mean of theirs. */
    public static Map<String, Histogram> merge(List<Map<String, Histogram>> logs) {
        Map<String, Histogram> byTag = new LinkedHashMap<>();
        for (Map<String, Histogram> log : logs) {
            log.forEach((tag, histogram) -> byTag.merge(tag, copy(histogram), HistogramLog::sum));
        }
        return byTag;
    }

    private static Histogram copy(Histogram histogram) {
        Histogram copy = histogram.copy();
        copy.setTag(histogram.getTag());
        return copy;
    }

    private static Histogram sum(Histogram one, Histogram other) {
        one.add(other);
        return one;
    }
}
