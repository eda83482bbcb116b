package slowcall.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.MilestoneStamps;
import slowcall.measure.RequestStamps;
import slowcall.measure.Trace;
import slowcall.result.Csv;
import slowcall.result.HistogramLog;
import slowcall.result.Row;
import slowcall.strategy.Milestones;

/** What a trial leaves in its directory for its parent. */
record TrialFiles(Path directory) {
    /** The row's values by column, JSON. */
    Path row() {
        return directory.resolve("row.json");
    }

    /** The histograms, an HdrHistogram log with a tag for each. */
    Path histograms() {
        return directory.resolve("histograms.hlog");
    }

    /** What each second was like, a table. */
    Path trace() {
        return directory.resolve("trace.csv");
    }

    /** How each request ended, a byte each. */
    Path outcomes() {
        return directory.resolve("outcomes.bin");
    }

    /** When each request was wanted, sent and answered; only where the parent is to tell when it was applied. */
    Path requests() {
        return directory.resolve("requests.bin");
    }

    /** When its requests came to where only the strategy's own processes see them; only where those tell. */
    Path milestones() {
        return directory.resolve("milestones.bin");
    }

    /** What the JVM wrote to its standard error. */
    Path errors() {
        return directory.resolve("stderr.txt");
    }

    /** Writes all of them. */
    void write(Row row, List<Histogram> histograms, List<Row> trace, byte[] outcomes) throws IOException {
        HistogramLog.write(histograms(), histograms);
        if (!trace.isEmpty()) {
            Csv.write(trace(), Trace.TABLE, trace);
        }
        Files.write(outcomes(), outcomes);
        // Last: where there is a row, the rest is complete.
        Files.write(row(), new ObjectMapper().writeValueAsBytes(row.values()));
    }

    /** Writes when each request was wanted, sent and answered. To be done before the row is written. */
    void writeRequests(LatencyRecorder recorder) throws IOException {
        try (OutputStream out = Files.newOutputStream(requests())) {
            RequestStamps.write(recorder, out);
        }
    }

    /** Writes when its requests came where only others see them. To be done before the row is written, as well. */
    void writeMilestones(LatencyRecorder recorder, Milestones milestones) throws IOException {
        try (OutputStream out = Files.newOutputStream(milestones())) {
            MilestoneStamps.write(recorder, milestones, out);
        }
    }

    /** Adds a histogram that only the parent knows. */
    void append(Histogram histogram) throws IOException {
        try (PrintStream out = new PrintStream(
                Files.newOutputStream(histograms(), StandardOpenOption.APPEND), false, StandardCharsets.UTF_8)) {
            new HistogramLogWriter(out).outputIntervalHistogram(0, 0, histogram, 1);
            if (out.checkError()) {
                throw new IOException(histograms() + " could not be written");
            }
        }
    }

    @SuppressWarnings("unchecked")
    Row readRow() throws IOException {
        Map<String, String> values = new ObjectMapper().readValue(row().toFile(), Map.class);
        return new Row().putAll(values);
    }
}
