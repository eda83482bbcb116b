package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slowcall.integrations.kill.MadeUp.IN_ORDER;
import static slowcall.integrations.kill.MadeUp.ONE_LOST;
import static slowcall.integrations.kill.MadeUp.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.ChildFailedException;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/** Guards against kills that are done and not on the disk, or there twice, and an arm that takes the others with it. */
class KillsTest {
    private static final KillArm CONTROL = MadeUp.arm("way-pool");
    private static final KillArm FIRST = MadeUp.arm("way-sync");
    private static final KillArm SECOND = MadeUp.arm("way-virtual");
    private static final KillArm BREAKS = MadeUp.arm("way-kafka");

    @TempDir
    private Path temporary;

    private final List<String> run = new ArrayList<>();
    private final List<Row> told = new ArrayList<>();

    /** Loses one in each control's kill and none in others', in two parts; {@link #BREAKS} does in its second. */
    private final class Fake implements Kills.OpenArms {
        private boolean closed;

        @Override
        public KillResult run(KillArm arm, Path folder, Effort effort, long seed, Consumer<KillResult> known)
                throws IOException, ChildFailedException {
            run.add(arm.way() + " " + effort.wanted() + " " + seed);
            KillResult first = arm.equals(CONTROL) ? result(arm, ONE_LOST) : result(arm, IN_ORDER);
            known.accept(first);
            if (arm.equals(BREAKS)) {
                throw new ChildFailedException("it does not come to rest");
            }
            KillResult both = first.and(result(arm, IN_ORDER));
            known.accept(both);
            return both;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class Told implements Kills.Listener {
        @Override
        public void starting(Path folder) {
            assertTrue(Files.exists(folder.resolve("manifest.json")));
        }

        @Override
        public void progress(String text) {}

        @Override
        public void finished(Row arm) {
            told.add(arm);
        }
    }

    private static KillPlan.Entry entry(KillArm arm) {
        return new KillPlan.Entry(arm, Optional.of(CONTROL));
    }

    private Kills.Result kill(Kills.Opening opening, KillArm... arms) throws Exception {
        List<KillPlan.Entry> entries = new ArrayList<>();
        for (KillArm arm : arms) {
            entries.add(entry(arm));
        }
        return new Kills(new KillPlan(entries, 2, 20), 100, new Told(), opening).run(temporary, List.of("kills"));
    }

    private static List<String> ways(List<Row> rows) {
        return rows.stream().map(row -> row.text("way")).toList();
    }

    @Test
    void everyKillIsInTheTableOnceAndEveryArmInTheOther() throws Exception {
        Fake fake = new Fake();

        Kills.Result result = kill((needed, folder, status) -> fake, FIRST, SECOND);

        assertTrue(fake.closed);
        assertEquals(List.of("way-pool 2 101", "way-sync 2 102", "way-virtual 2 103"), run);
        List<Row> kills = ResultsFolder.readTable(result.folder().resolve("kills.csv"));
        assertEquals(
                List.of("way-pool", "way-pool", "way-sync", "way-sync", "way-virtual", "way-virtual"), ways(kills));
        assertEquals(
                Set.of("yes"),
                Set.copyOf(kills.stream().map(row -> row.text("counted")).toList()));
        List<Row> arms = ResultsFolder.readTable(result.folder().resolve("kill-arms.csv"));
        assertEquals(List.of("way-pool", "way-sync", "way-virtual"), ways(arms));
        assertEquals(ways(arms), ways(told));
        assertEquals(List.of("way-sync", "way-virtual"), ways(result.judged("kept")));
        assertEquals(4, result.sum("kills"));
        assertEquals(0, result.sum("lost"));
        assertTrue(Files.readString(result.folder().resolve("manifest.json")).contains("\"complete\" : true"));
        assertFalse(Files.exists(result.folder().resolve("work")));
    }

    @Test
    void anArmThatFailsKeepsItsKillsAndNoOtherFromBeingRun() throws Exception {
        Kills.Result result = kill((needed, folder, status) -> new Fake(), BREAKS, SECOND);

        assertEquals(List.of("way-kafka"), ways(result.judged("failed")));
        assertEquals(
                "it does not come to rest", result.judged("failed").getFirst().text("reason"));
        assertEquals(List.of("way-virtual"), ways(result.judged("kept")));
        assertEquals(
                List.of("way-pool", "way-pool", "way-kafka", "way-virtual", "way-virtual"),
                ways(ResultsFolder.readTable(result.folder().resolve("kills.csv"))));
    }

    @Test
    void serversThatDoNotStartAreTold() {
        var failure = assertThrows(
                IOException.class,
                () -> kill(
                        (needed, folder, status) -> {
                            throw new IOException("PostgreSQL's keeper ended with exit code 1");
                        },
                        FIRST));

        assertEquals("PostgreSQL's keeper ended with exit code 1", failure.getMessage());
    }
}
