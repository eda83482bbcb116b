package slowcall.result;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import slowcall.stats.Samples;

/** The histograms in a trial's log, by their tags. */
public final class HistogramLog {
    /** How a line with a tag begins. */
    private static final String TAG = "Tag=";

    /** A trial has some fifteen. */
    private static final int MOST_TAGS = 64;

    /** Of three significant digits over the whole range, as trials' are at most, it is less than half. */
    private static final int LARGEST_BYTES = 1 << 20;

    /** No trial has as many requests; whoever adds up its samples may do so in ints. */
    private static final long MOST_COUNTED = Integer.MAX_VALUE;

    /** In microseconds, nearly three centuries: beyond, the next value after the largest is none. */
    private static final long LARGEST_VALUE = 1L << 53;

    private HistogramLog() {}

    /**
     * Reads a log's histograms that have a tag; nobody can ask for others. Its lines are split here: HdrHistogram's own reader looks at
     * every character with a regular expression, and decodes what is not wanted.
     *
     * @param file for messages
     * @param content the file's
     * @param tags those wanted; all if there are none
     * @throws ResultsException if it is no histogram log
     */
    public static Map<String, Histogram> read(Path file, byte[] content, Set<String> tags) {
        Map<String, Histogram> byTag = new LinkedHashMap<>();
        List<String> lines = lines(content);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith(TAG)) {
                requireIgnorable(file, i + 1, line);
                continue;
            }
            String tag = tag(line);
            if (tags.isEmpty() || tags.contains(tag)) {
                Histogram histogram = decoded(file, i + 1, encoded(line));
                histogram.setTag(tag);
                byTag.merge(tag, histogram, HistogramLog::sum);
                requireFew(file, i + 1, byTag);
                requireCountable(file, i + 1, byTag.getOrDefault(tag, histogram));
            }
        }
        return byTag;
    }

    /**
     * Reads what the histograms have recorded, and no more of them: much faster than {@link #read} where a log is as trials write it,
     * and by way of it where it is not.
     *
     * @param tags those wanted
     */
    public static Map<String, Samples> samples(Path file, byte[] content, Set<String> tags) {
        Map<String, Samples> byTag = new LinkedHashMap<>();
        for (String line : lines(content)) {
            boolean isTagged = line.startsWith(TAG);
            if (isTagged ? !tags.contains(tag(line)) : isIgnorable(line)) {
                continue;
            }
            Optional<Samples> samples = isTagged ? samples(encoded(line)) : Optional.empty();
            if (samples.isEmpty() || byTag.put(tag(line), samples.get()) != null) {
                return samplesOf(read(file, content, tags));
            }
        }
        return byTag;
    }

    private static Map<String, Samples> samplesOf(Map<String, Histogram> histograms) {
        Map<String, Samples> byTag = new LinkedHashMap<>();
        histograms.forEach((tag, histogram) -> byTag.put(tag, Samples.of(histogram)));
        return byTag;
    }

    private static Optional<Samples> samples(String base64) {
        try {
            return Samples.ofCompressed(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    private static String tag(String line) {
        return line.substring(TAG.length(), Math.max(TAG.length(), line.indexOf(',')));
    }

    private static String encoded(String line) {
        return line.substring(line.lastIndexOf(',') + 1);
    }

    /** Writes histograms in microseconds, each under its tag, as {@link #read} reads them. */
    public static void write(Path file, Collection<Histogram> histograms) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            HistogramLogWriter writer = new HistogramLogWriter(out);
            writer.outputComment("[values in microseconds; interval maxima and quantiles as well]");
            writer.outputLogFormatVersion();
            writer.outputLegend();
            histograms.forEach(histogram -> writer.outputIntervalHistogram(0, 0, histogram, 1));
            if (out.checkError()) {
                throw new IOException(file + " could not be written");
            }
        }
    }

    /** Comments, the legend, and histograms without a tag, which begin with a number. */
    private static boolean isIgnorable(String line) {
        return line.isEmpty() || "#\"0123456789.-".indexOf(line.charAt(0)) >= 0;
    }

    private static void requireIgnorable(Path file, long number, String line) {
        if (!isIgnorable(line)) {
            throw new ResultsException(file, number, "is no histogram log: no comment, legend or histogram");
        }
    }

    private static Histogram decoded(Path file, long number, String base64) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(buffer, 0);
            // Throws if its counts are said to begin so far from where they are that it could not be read later.
            long atItsEnds =
                    histogram.getCountAtValue(0) + histogram.getCountAtValue(histogram.getHighestTrackableValue());
            if (atItsEnds < 0 || histogram.getEstimatedFootprintInBytes() > LARGEST_BYTES) {
                throw new ResultsException(file, number, "has a histogram of more than three significant digits");
            }
            requireCountable(file, number, histogram);
            return histogram;
        } catch (ResultsException e) {
            throw e;
        } catch (DataFormatException | RuntimeException e) {
            String reason = e.getMessage();
            throw new ResultsException(
                    file, number, "is no histogram log: " + (reason == null ? "it cannot be decoded" : reason));
        }
    }

    private static void requireFew(Path file, long number, Map<String, Histogram> byTag) {
        if (byTag.size() > MOST_TAGS) {
            throw new ResultsException(file, number, "has histograms of more than " + MOST_TAGS + " tags");
        }
    }

    private static void requireCountable(Path file, long number, Histogram histogram) {
        if (histogram.getTotalCount() < 0 || histogram.getTotalCount() > MOST_COUNTED) {
            throw new ResultsException(file, number, "has a histogram that counts more than anybody has measured");
        }
        if (histogram.getMaxValue() > LARGEST_VALUE) {
            throw new ResultsException(file, number, "has a histogram of what nobody has waited for");
        }
    }

    /**
     * The sums of histograms with the same tag: quantiles of many trials are those of the sum, and no mean of theirs. Of a tag that not
     * all of them have there is none: those that have it are not a fair sample of all.
     */
    public static Map<String, Histogram> merge(List<Map<String, Histogram>> logs) {
        Map<String, Histogram> byTag = new LinkedHashMap<>();
        for (Map<String, Histogram> log : logs) {
            log.forEach((tag, histogram) -> byTag.merge(tag, copy(histogram), HistogramLog::sum));
        }
        logs.forEach(log -> byTag.keySet().retainAll(log.keySet()));
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
