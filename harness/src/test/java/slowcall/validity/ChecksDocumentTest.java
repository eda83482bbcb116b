package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slowcall.stats.Bootstrap;
import slowcall.stats.Quantiles;

/**
 * Guards against thresholds that are documented and not those that judge. After a change, write them anew; what stands before them
 * is kept:
 *
 * <pre>mvn -pl harness test -Dtest=ChecksDocumentTest -Dslowcall.schema.write=true</pre>
 */
class ChecksDocumentTest {
    private static final Path DOCUMENT = Path.of("../results/CHECKS.md");
    private static final String GENERATED = "## Checks\n";

    @BeforeAll
    static void writeAnewIfAsked() throws IOException {
        if (Boolean.getBoolean("slowcall.schema.write")) {
            String text = Files.readString(DOCUMENT);
            Files.writeString(DOCUMENT, text.substring(0, text.indexOf(GENERATED)) + generated());
        }
    }

    @Test
    void saysWhatJudges() throws IOException {
        String text = Files.readString(DOCUMENT);

        assertEquals(generated(), text.substring(text.indexOf(GENERATED)), "write the tables anew as this class says");
    }

    private static String generated() {
        StringBuilder text = new StringBuilder(GENERATED);
        text.append("\n| check | looks at | objects to | level | why this figure | what to do |\n|-|-|-|-|-|-|\n");
        for (Check check : Checks.all()) {
            boolean first = true;
            for (Threshold threshold : check.thresholds()) {
                line(
                        text,
                        first ? "`" + check.code() + "`" : "",
                        first ? check.looksAt() : "",
                        threshold.toString(),
                        threshold.level().name(),
                        threshold.reason(),
                        first ? check.remedy() : "");
                first = false;
            }
        }
        line(
                text,
                "`" + Checks.FAILED + "`",
                "Whether the trial's JVM came to its end",
                "no row of its own",
                "INVALID",
                "nothing was measured",
                Checks.remedy(Checks.FAILED));
        text.append("\n## Rules that are not verdicts\n\n| rule | figure | why |\n|-|-|-|\n");
        rules().forEach(rule -> line(text, rule));
        return text.toString();
    }

    private static List<String[]> rules() {
        return List.of(
                new String[] {
                    "A quantile is blank",
                    "fewer than " + Quantiles.SAMPLES_BEYOND + " samples beyond it",
                    "its own error is then above a tenth of what lies beyond it, and it is a draw of a few requests"
                },
                new String[] {
                    "A row is `unstable` and has no quantiles of requests",
                    String.format(
                            Locale.ROOT,
                            "the backlog's least-squares line over the second half of the schedule (%d samples at least)"
                                    + " rises by more than %.0f %% of the arrivals and by more than %.0f + %.0f √n requests",
                            Regime.LEAST_SAMPLES,
                            100 * Regime.LEAST_SHARE,
                            Regime.LEAST_GROWTH,
                            Regime.RANDOM_GROWTH),
                    "a smaller rise cannot be told from none in a short trial; n is the mean backlog, at most twice what"
                            + " Little's law has in flight, and √n what chance moves it by. A result, not a fault: the row"
                            + " keeps its throughput"
                },
                new String[] {
                    "What follows a hand-off is `unstable` and has no quantiles (`applied_regime`)",
                    "the same rule for what was wanted and not applied, by the least that waited in any quarter of the"
                            + " schedule",
                    "what is done in batches waits more and more between them, whatever the load; with fewer than four of"
                            + " them a trial is too short to tell, and seems unstable"
                },
                new String[] {
                    "A row is `transient`",
                    "bursts, steps, holds, outages",
                    "the load passes, so that there is no steady state to be stable"
                },
                new String[] {
                    "A row enters a cell's medians",
                    "not INVALID",
                    "SUSPECT rows count and mark the cell; INVALID ones are counted beside, `n_valid` of `n_run`"
                },
                new String[] {
                    "A median has an interval",
                    Bootstrap.FEWEST_FOR_AN_INTERVAL + " trials at least",
                    "no interval between the values of fewer would hold the median in 95 % of cases"
                });
    }

    private static void line(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
