package slowcall.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** JMH's results as text: what does not apply or is unknown is empty. */
final class ResultTable {
    private static final List<String> HEADER =
            List.of("benchmark", "parameters", "score", "±99.9%", "unit", "B/op", "switches/op");
    private static final int FIRST_NUMBER = 2;
    private static final int UNIT = 4;

    /** One benchmark with one set of parameters. */
    private record Line(
            String benchmark,
            String params,
            double score,
            double error,
            String unit,
            OptionalDouble bytes,
            OptionalDouble switches) {

        static Line of(JsonNode result) {
            String name = result.path("benchmark").asText();
            int method = name.lastIndexOf('.');
            String params = result.path("params").properties().stream()
                    .map(param -> param.getKey() + "=" + param.getValue().asText())
                    .collect(Collectors.joining(" "));
            JsonNode primary = result.path("primaryMetric");
            JsonNode secondary = result.path("secondaryMetrics");
            return new Line(
                    name.substring(name.lastIndexOf('.', method - 1) + 1),
                    params,
                    primary.path("score").asDouble(Double.NaN),
                    primary.path("scoreError").asDouble(Double.NaN),
                    primary.path("scoreUnit").asText(),
                    sum(secondary, "gc.alloc.rate.norm"),
                    sum(secondary, ContextSwitchProfiler.VOLUNTARY, ContextSwitchProfiler.INVOLUNTARY));
        }

        private static OptionalDouble sum(JsonNode metrics, String... names) {
            double sum = 0;
            for (String name : names) {
                sum += metrics.path(name).path("score").asDouble(Double.NaN);
            }
            return Double.isFinite(sum) ? OptionalDouble.of(sum) : OptionalDouble.empty();
        }

        List<String> cells() {
            return List.of(
                    benchmark,
                    params,
                    number("%.3f", OptionalDouble.of(score)),
                    number("%.3f", OptionalDouble.of(error)),
                    unit,
                    number("%.0f", bytes),
                    number("%.3f", switches));
        }
    }

    private final List<Line> lines;

    private ResultTable(List<Line> lines) {
        this.lines = lines;
    }

    static ResultTable read(Path json) throws IOException {
        JsonNode results = JsonMapper.builder().build().readTree(json.toFile());
        return new ResultTable(
                StreamSupport.stream(results.spliterator(), false).map(Line::of).toList());
    }

    private static String number(String format, OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble())
                ? String.format(Locale.ROOT, format, value.getAsDouble())
                : "";
    }

    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        lines.forEach(line -> rows.add(line.cells()));
        int[] widths = IntStream.range(0, HEADER.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> align(row, widths)).collect(Collectors.joining()) + overhead();
    }

    private static String align(List<String> row, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            boolean number = column >= FIRST_NUMBER && column != UNIT;
            text.append(number ? padding + cell : cell + padding).append("  ");
        }
        return text.toString().stripTrailing() + "\n";
    }

    /**
     * What the harness costs a request more than the bare mechanism, where both are there. The errors of two independent
     * scores add up as squares.
     */
    private String overhead() {
        StringBuilder text = new StringBuilder();
        for (Line harness : of("DispatchBenchmark.harness")) {
            of("DispatchBenchmark.bare").stream()
                    .filter(bare -> bare.params().equals(harness.params()))
                    .forEach(bare -> text.append(overhead(harness, bare)));
        }
        return text.isEmpty() ? "" : "\nThe harness costs a request, over the bare mechanism:\n" + text;
    }

    private List<Line> of(String benchmark) {
        return lines.stream().filter(line -> line.benchmark().equals(benchmark)).toList();
    }

    private static String overhead(Line harness, Line bare) {
        double difference = harness.score() - bare.score();
        String error = number(" ± %.3f", OptionalDouble.of(Math.hypot(harness.error(), bare.error())));
        String bytes = harness.bytes().isPresent() && bare.bytes().isPresent()
                ? String.format(
                        Locale.ROOT,
                        ", %+.0f B",
                        harness.bytes().getAsDouble() - bare.bytes().getAsDouble())
                : "";
        return String.format(Locale.ROOT, "  %-36s %+9.3f%s µs%s\n", harness.params(), difference, error, bytes);
    }
}
