package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.integrations.ledger.Account;
import slowcall.integrations.parts.Broker;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.FileServer;
import slowcall.integrations.subject.Way;
import slowcall.jvm.ChildFailedException;
import slowcall.service.WireMockService;

/** Guards against kills that do no harm where they must, and against books that are compared with processes missing. */
@Timeout(300)
class KillsIT {
    private static final int KILLS = 2;

    @TempDir
    private static Path temporary;

    private static OpenServers servers;

    @BeforeAll
    static void start() throws Exception {
        Set<String> parts = Set.of(Database.NAME, Broker.NAME, FileServer.NAME);
        servers = OpenServers.start(parts, temporary.resolve("servers"), status -> {});
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    /** What a way is killed at in its first window there, or at its first server. */
    private static KillPlan.Entry entry(String way, String process, String place) {
        return KillPlan.of(List.of(Way.named(way)), List.of(place), 1).entries().stream()
                .filter(entry -> entry.arm().victim().process().equals(process))
                .findFirst()
                .orElseThrow();
    }

    private static KillResult kill(KillArm arm) throws Exception {
        Path folder = temporary.resolve(arm.toString().replaceAll("[^a-z]+", "-"));
        return servers.run(arm, folder, Effort.of(KILLS), 1, soFar -> {});
    }

    @Test
    void whoAnswersFirstLosesWhatWhoAnswersLastDoesNot() throws Exception {
        KillPlan.Entry sync = entry("way-sync", "front", "before-effect");
        KillPlan plan = new KillPlan(List.of(sync), KILLS, KILLS);
        List<KillArm> told = new ArrayList<>();

        KillSeries.Compared compared = new KillSeries(servers, temporary.resolve("series"), 1, told::add)
                .run(plan)
                .getFirst();

        assertEquals(List.of(sync.control().orElseThrow(), sync.arm()), told);
        KillResult control = compared.control().orElseThrow();
        assertTrue(control.account().lost() >= KILLS, control::toString);
        assertEquals(List.of(), control.broken(), control::toString);
        assertTrue(compared.isProven());
        assertEquals(KILLS, compared.counting());
        Account survived = compared.result().account();
        assertEquals(List.of(), compared.result().broken(), survived::toString);
        assertEquals(0, compared.result().pointsWithoutRows());
        assertTrue(survived.unknown() >= KILLS, survived::toString);
        assertTrue(survived.acknowledged() >= KILLS * 40, survived::toString);
    }

    @Test
    void whatIsDoneAndNotNotedIsDoneAgainAndRecognised() throws Exception {
        assertDoneAgainAndRecognised("way-outbox-polling", "back", "before-mark");
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "way-kafka, back, before-acknowledgement",
        "way-cdc, back, before-effect",
        "way-cdc, back, before-offset",
        "way-outbox-tailing, back, before-offset",
        "way-batch, back, before-move"
    })
    void soItIsElsewhere(String way, String process, String place) throws Exception {
        assertDoneAgainAndRecognised(way, process, place);
    }

    private static void assertDoneAgainAndRecognised(String way, String process, String place) throws Exception {
        KillResult result = kill(entry(way, process, place).arm());

        assertEquals(KILLS, result.counting());
        assertEquals(List.of(), result.broken(), result::toString);
        assertEquals(0, result.rowsWithoutPoints(), result::toString);
        assertEquals(0, result.pointsWithoutRows(), result::toString);
    }

    @Tag("long")
    @Test
    void whereNobodyRecognisesThatItIsDoneTwice() throws Exception {
        KillResult result = kill(
                entry("way-outbox-polling", "back", "before-mark").control().orElseThrow());

        assertTrue(result.account().duplicated() >= KILLS, result::toString);
        assertEquals(List.of(), result.broken(), result::toString);
    }

    @Tag("long")
    @Test
    void whoNotesFirstHowFarItHasReadLosesWhatItHasInHand() throws Exception {
        KillResult result =
                kill(entry("way-cdc", "back", "before-effect").control().orElseThrow());

        assertTrue(result.account().lost() >= KILLS, result::toString);
        assertEquals(List.of(), result.broken(), result::toString);
    }

    @Test
    void whoReadsTheDatabasesLogGoesOnWhenTheDatabaseIsBack() throws Exception {
        KillResult result =
                kill(entry("way-cdc", Database.NAME, Victim.ANY_TIME).arm());

        assertEquals(KILLS, result.counting());
        assertEquals(List.of(), result.broken(), result::toString);
        assertEquals(0, result.rowsWithoutPoints(), result::toString);
        assertEquals(0, result.pointsWithoutRows(), result::toString);
    }

    /**
     * A broker lets nobody take the place of who was killed for a second and more. What the one who is let in does first may have been
     * done before: such calls grant nothing, and are work all the same.
     */
    @Test
    void whoIsKilledAtAnyTimeHasTakenUpTheWorkOfTheOneBefore() throws Exception {
        KillArm arm = entry("way-kafka", "back", Victim.ANY_TIME).arm();

        Received received = new Received(servers.servers().service());
        List<Kill> kills;
        try (received) {
            kills = kill(arm).kills().stream().map(Kill.Settled::kill).toList();
        }

        assertEquals(KILLS, kills.size());
        Kill first = kills.getFirst();
        long replaced = first.killedNanos() + first.restartMillis() * 1_000_000;
        long killed = kills.getLast().killedNanos();
        assertTrue(received.between(replaced, killed) > 0, () -> kills + "\n" + received.looks);
    }

    /** How many calls a service had received, looked at again and again. */
    private static final class Received implements AutoCloseable {
        private static final int EVERY_MILLIS = 20;

        private final Deque<Look> looks = new ConcurrentLinkedDeque<>();
        private final Thread looking;

        /** The count is that of a moment between these two. */
        private record Look(long fromNanos, long calls, long toNanos) {}

        Received(WireMockService service) {
            this.looking = Thread.ofPlatform().start(() -> look(service));
        }

        private void look(WireMockService service) {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    long fromNanos = System.nanoTime();
                    long calls = service.snapshot().received();
                    looks.add(new Look(fromNanos, calls, System.nanoTime()));
                    Thread.sleep(EVERY_MILLIS);
                }
            } catch (InterruptedException e) {
                // That is how it ends.
            } catch (ChildFailedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** All that came in between, and maybe a little of what came before or after. */
        long between(long fromNanos, long toNanos) {
            Look before = looks.reversed().stream()
                    .filter(look -> look.toNanos() <= fromNanos)
                    .findFirst()
                    .orElseThrow();
            Look after = looks.stream()
                    .filter(look -> look.fromNanos() >= toNanos)
                    .findFirst()
                    .orElseThrow();
            return after.calls() - before.calls();
        }

        @Override
        public void close() throws InterruptedException {
            looking.interrupt();
            looking.join();
        }
    }

    @Test
    void pointsThatAreGrantedBeforeTheCommitAreThereWithoutTheirLogin() throws Exception {
        KillResult result =
                kill(entry("way-sync", "front", "before-commit").control().orElseThrow());

        assertTrue(result.pointsWithoutRows() >= KILLS, result::toString);
        assertTrue(result.harmful());
    }

    @Test
    void theDatabaseIsKilledUnderLoadAndLosesWhatItWasToldNotToWaitFor() throws Exception {
        KillPlan.Entry database = entry("way-outbox-polling", Database.NAME, Victim.ANY_TIME);

        KillResult result = kill(database.arm());
        KillResult control = kill(database.control().orElseThrow());

        assertEquals(KILLS, result.counting());
        assertEquals(List.of(), result.broken(), result::toString);
        assertEquals(0, result.pointsWithoutRows(), result::toString);
        assertTrue(result.kills().getLast().account().acknowledged() >= 20, result::toString);
        assertTrue(control.harmful(), control::toString);
    }
}
