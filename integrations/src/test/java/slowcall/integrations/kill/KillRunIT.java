package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.ledger.Account;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.parts.Database;
import slowcall.integrations.subject.Role;
import slowcall.service.WireMockService;

/** Guards against kills that do no harm where they must, and against books that are compared with processes missing. */
@Timeout(300)
class KillRunIT {
    private static final int KILLS = 3;

    @TempDir
    private static Path temporary;

    private static Database database;
    private static WireMockService service;

    @BeforeAll
    static void start() throws Exception {
        database = Database.start(temporary.resolve("database"));
        service = WireMockService.start(temporary.resolve("service.txt"));
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    private static KillServers servers() {
        return new KillServers(
                service, Map.of(Database.NAME, database), Map.of(Database.NAME, database.address()));
    }

    private static KillArm front(String way, Failpoint point) {
        return new KillArm(way, Map.of(), new Victim.AtFailpoint(Role.FRONT, point));
    }

    @Test
    void whoAnswersFirstLosesWhatWhoAnswersLastDoesNot() throws Exception {
        KillArm sync = front("way-sync", Failpoint.BEFORE_EFFECT);
        KillArm pool = front("way-pool", Failpoint.BEFORE_EFFECT);
        KillPlan plan = new KillPlan(List.of(new KillPlan.Entry(sync, Optional.of(pool))), KILLS, KILLS);
        List<KillArm> told = new ArrayList<>();

        List<KillSeries.Compared> results =
                new KillSeries(servers(), temporary.resolve("series"), 1, told::add).run(plan);

        assertEquals(List.of(pool, sync), told);
        KillSeries.Compared compared = results.getFirst();
        KillResult control = compared.control().orElseThrow();
        assertTrue(control.account().lost() >= KILLS, control::toString);
        assertEquals(List.of(), control.broken(), control::toString);
        assertTrue(compared.isProven());
        assertEquals(KILLS, compared.counting());
        Account survived = compared.result().account();
        assertEquals(List.of(), compared.result().broken(), survived::toString);
        assertTrue(survived.unknown() >= KILLS, survived::toString);
        assertTrue(survived.acknowledged() >= KILLS * 40, survived::toString);

        Path table = temporary.resolve("kills.csv");
        KillTable.write(table, results);
        assertEquals(1 + 2 * KILLS, Files.readAllLines(table).size());
    }

    @Test
    void aLoginThatIsKilledBeforeItsCommitHasNotBeen() throws Exception {
        KillResult result = KillRun.run(
                front("way-sync", Failpoint.BEFORE_COMMIT), servers(), temporary.resolve("commit"), KILLS, 2);

        assertEquals(KILLS, result.counting());
        assertEquals(List.of(), result.broken(), result::toString);
        for (Kill.Settled kill : result.kills()) {
            int inWindow = Math.toIntExact(kill.kill().inWindow().orElseThrow());
            assertEquals(0, service.ledger().effects(inWindow));
        }
        assertEquals(0, result.rowsWithoutPoints());
    }

    @Test
    void aLoginThatIsKilledAfterItsCommitHasARowAndNoPointsThoughItsUserHasHeardNothing() throws Exception {
        KillResult result = KillRun.run(
                front("way-sync", Failpoint.AFTER_COMMIT), servers(), temporary.resolve("after-commit"), KILLS, 4);

        assertEquals(List.of(), result.broken(), result::toString);
        assertEquals(0, result.account().lost());
        assertTrue(result.rowsWithoutPoints() >= KILLS, result::toString);
        assertTrue(result.harmful());
    }

    @Test
    void theDatabaseIsKilledUnderLoadAndTheSubjectGoesOn() throws Exception {
        KillArm arm = new KillArm("way-sync", Map.of(), new Victim.Server(Database.NAME));

        KillResult result = KillRun.run(arm, servers(), temporary.resolve("server"), 1, 3);

        assertEquals(1, result.counting());
        assertEquals(List.of(), result.broken(), result::toString);
        assertTrue(result.kills().getLast().account().acknowledged() >= 20, result::toString);
    }
}
