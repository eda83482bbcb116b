package slowcall.selfcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.ChildFailedException;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.strategy.Strategies;

/** The self-checks in which counts decide: they pass on any machine, however busy. */
class SelfChecksIT {
    private static final Set<String> COUNTING =
            Set.of("seed", "recorder", "fault-recorder", "fault-lost", "fault-twice", "fault-ledger");

    @TempDir
    private Path root;

    private final List<String> told = new ArrayList<>();

    private SelfChecks.Result run(List<SelfCheck> checks) throws Exception {
        return new SelfChecks(checks, Scale.QUICK, new SelfChecks.Listener() {
                    @Override
                    public void starting(Path folder) {}

                    @Override
                    public void progress(String text) {}

                    @Override
                    public void answered(SelfCheck check, List<Row> rows) {
                        told.add(check.name());
                    }
                })
                .run(root, List.of("selfcheck"));
    }

    @Test
    void thoseThatNeedNoPreciseClockPassOnAnyMachine() throws Exception {
        List<SelfCheck> counting = SelfChecks.all().stream()
                .filter(check -> COUNTING.contains(check.name()))
                .toList();

        SelfChecks.Result result = run(counting);

        assertEquals(List.of(), result.broken());
        assertEquals(
                0,
                result.failed(),
                () -> result.rows().stream().map(Row::values).toList().toString());
        assertEquals(COUNTING.size(), told.size());
        assertEquals(
                result.rows().stream().map(Row::values).toList(),
                ResultsFolder.readTable(result.folder().resolve("selfcheck.csv")).stream()
                        .map(Row::values)
                        .toList());
        String manifest = Files.readString(result.folder().resolve("manifest.json"));
        assertTrue(manifest.contains("\"complete\" : true"), manifest);
        assertTrue(manifest.contains("\"cpu_model\""), manifest);
        assertFalse(Files.exists(result.folder().resolve("work")));
    }

    @Test
    void aCheckThatCannotBeCarriedOutDoesNotStopTheOthers() throws Exception {
        SelfCheck breaks = new SelfCheck() {
            @Override
            public String name() {
                return "breaks";
            }

            @Override
            public String description() {
                return "a service that does not start";
            }

            @Override
            public List<Answer> run(Scale scale, Stage stage) throws ChildFailedException {
                throw new ChildFailedException("no such luck");
            }
        };

        SelfChecks.Result result = run(List.of(breaks, new SeedCheck()));

        assertEquals(List.of("breaks: no such luck"), result.broken());
        assertEquals(List.of("seed"), told);
    }

    @Test
    void noFaultyStrategyCanBeNamedInAPlan() {
        assertTrue(Strategies.all().stream()
                .noneMatch(strategy -> strategy.getClass().getPackageName().startsWith("slowcall.selfcheck")));
    }
}
