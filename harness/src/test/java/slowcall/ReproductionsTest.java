package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.plan.Arrivals;
import slowcall.plan.BuiltInPlans;
import slowcall.plan.Cell;
import slowcall.result.Row;
import slowcall.trial.Parameters;

/** Guards against a page of reproductions whose predictions are not those of its plans. */
class ReproductionsTest {
    private static final Path PAGE = Path.of("../docs/reproductions.md");

    @ParameterizedTest
    @ValueSource(strings = {"loom-comparison", "batch-of-sleeps", "wiremock-threads", "client-default-pool"})
    void thePagePredictsWhatThePlansCellsDo(String name) throws IOException {
        List<String> predicted = BuiltInPlans.named("reproduce/" + name).cells().stream()
                .map(ReproductionsTest::predicted)
                .sorted()
                .toList();

        assertEquals(predicted, cellsOf(name, predicted.getFirst().split("\\|", -1).length));
    }

    /** How the page's rows of cells begin, in so many parts, in the section that names the plan. */
    private static List<String> cellsOf(String name, int parts) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("--plan reproduce/" + name + "`");
        int next = page.indexOf("\n## ", start);
        return page.substring(start, next < 0 ? page.length() : next)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .filter(line -> line.contains("fixed-"))
                .map(line -> String.join("|", List.of(line.split("\\|", -1)).subList(0, parts)))
                .sorted()
                .toList();
    }

    private static String predicted(Cell cell) {
        String label = "| `" + cell.label() + "` ";
        Row told = Parameters.row(cell);
        double seconds = cell.service().meanMillis() * cell.shape().calls() / 1000;
        if (cell.arrivals() instanceof Arrivals.Burst burst) {
            double atOnce = told.number("pool_size").orElse(burst.requests());
            return label + String.format(Locale.ROOT, "| %.0f ", 1000 * Math.ceil(burst.requests() / atOnce) * seconds);
        }
        int callers = ((Arrivals.Closed) cell.arrivals()).callers();
        if (seconds == 0) {
            return label + "| – | – ";
        }
        int connections = cell.exchange().maxConnections();
        double rps = DoubleStream.of(
                        callers / seconds,
                        told.number("ceiling_rps").orElse(Double.POSITIVE_INFINITY),
                        connections == 0 ? Double.POSITIVE_INFINITY : connections / seconds,
                        cell.serviceThreads().ceilingRps(1000 * seconds).orElse(Double.POSITIVE_INFINITY))
                .min()
                .orElseThrow();
        return label + String.format(Locale.ROOT, "| %.1f | %.0f ", rps, 1000 * callers / rps);
    }
}
