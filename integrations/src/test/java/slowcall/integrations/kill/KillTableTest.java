package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slowcall.integrations.kill.MadeUp.IN_ORDER;
import static slowcall.integrations.kill.MadeUp.ONE_LOST;
import static slowcall.integrations.kill.MadeUp.ONE_TWICE;
import static slowcall.integrations.kill.MadeUp.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slowcall.integrations.ledger.Account;
import slowcall.result.Row;
import slowcall.strategy.Promise;

/** Guards against kills that are counted although nothing shows that they could have done harm. */
class KillTableTest {
    private static KillResult one(boolean counts, Account account) {
        return one(counts, account, account.lost(), 0);
    }

    private static KillResult one(boolean counts, Account account, int rowsWithoutPoints, int pointsWithoutRows) {
        Kill kill = MadeUp.settled(1, counts, account).kill();
        return new KillResult(
                MadeUp.arm("way"),
                Promise.AT_LEAST_ONCE,
                List.of(new Kill.Settled(kill, counts, account, rowsWithoutPoints, pointsWithoutRows)),
                account,
                0);
    }

    private static Row onlyRow(KillSeries.Compared compared) {
        List<Row> rows = KillTable.rows(List.of(compared));
        return rows.getLast();
    }

    @Test
    void aRowSaysWhatWasKilledAndWhatCameOfIt() {
        Row row = onlyRow(new KillSeries.Compared(one(true, ONE_TWICE), Optional.empty()));

        assertEquals("way", row.text("way"));
        assertEquals("a=1;b=2", row.text("settings"));
        assertEquals("at-least-once", row.text("semantics"));
        assertEquals("protected", row.text("arm"));
        assertEquals("back", row.text("process"));
        assertEquals("before-mark", row.text("failpoint"));
        assertEquals("4711", row.text("id_in_window"));
        assertEquals("yes", row.text("counted"));
        assertEquals("250", row.text("restart_ms"));
        assertEquals("50", row.text("acknowledged"));
        assertEquals("0", row.text("lost"));
        assertEquals("0", row.text("rows_without_points"));
        assertEquals("0", row.text("points_without_rows"));
        assertEquals("1", row.text("duplicated"));
        assertEquals("1", row.text("indeterminate"));
    }

    @Test
    void aServerThatIsFasterThanItShouldBeIsNotAsUsual() {
        KillArm arm = new KillArm("way", Map.of("a", "1"), new Victim.Server("postgresql", false));

        Row row = KillTable.rows(List.of(new KillSeries.Compared(result(arm, ONE_LOST), Optional.empty())))
                .getFirst();

        assertEquals("a=1;synchronous_commit=off", row.text("settings"));
        assertEquals("postgresql", row.text("process"));
        assertEquals("any-time", row.text("failpoint"));
    }

    @Test
    void whatTheControlSurvivesAsWellProvesNothing() {
        KillResult survivor = one(true, IN_ORDER);

        var unproven = new KillSeries.Compared(survivor, Optional.of(result("control", IN_ORDER)));
        var proven = new KillSeries.Compared(survivor, Optional.of(result("control", ONE_LOST)));
        var alone = new KillSeries.Compared(survivor, Optional.empty());
        var rowsAlone = new KillSeries.Compared(survivor, Optional.of(one(true, IN_ORDER, 1, 0)));
        var pointsAlone = new KillSeries.Compared(survivor, Optional.of(one(true, IN_ORDER, 0, 1)));
        var itself = new KillSeries.Compared(one(true, ONE_LOST), Optional.of(result("control", IN_ORDER)));

        assertFalse(unproven.isProven());
        assertEquals(0, unproven.counting());
        assertEquals("unproven", onlyRow(unproven).text("counted"));
        assertTrue(proven.isProven());
        assertEquals(1, proven.counting());
        assertEquals("yes", onlyRow(proven).text("counted"));
        assertFalse(alone.isProven());
        assertTrue(rowsAlone.isProven());
        assertTrue(pointsAlone.isProven());
        assertTrue(itself.isProven());
    }

    @Test
    void aKillThatMetNothingDoesNotCountHoweverProvenItsPlace() {
        var compared = new KillSeries.Compared(one(false, IN_ORDER), Optional.of(result("control", ONE_LOST)));

        Row row = onlyRow(compared);

        assertEquals("no", row.text("counted"));
        assertEquals("", row.text("id_in_window"));
        assertEquals(0, compared.counting());
    }

    @Test
    void aControlOfSeveralArmsIsThereOnce() {
        KillResult control = result("control", ONE_LOST);
        var first = new KillSeries.Compared(result("first", IN_ORDER), Optional.of(control));
        var second = new KillSeries.Compared(result("second", IN_ORDER), Optional.of(control));

        assertEquals(
                List.of("control", "first", "second"),
                KillTable.rows(List.of(first, second)).stream()
                        .map(row -> row.text("way"))
                        .toList());
    }

    @Test
    void pointsThatNobodyCouldHaveAskedForBreakThePromise() {
        KillResult fine = result("way", ONE_TWICE);

        assertEquals(List.of(), fine.broken());
        assertEquals(List.of("lost 1"), result("way", ONE_LOST).broken());
        assertEquals(
                List.of("unexpected 2"),
                new KillResult(fine.arm(), fine.promise(), fine.kills(), fine.account(), 2).broken());
    }

    @Test
    void furtherKillsOfAnArmAreAddedUp() {
        KillResult both = result("way", ONE_LOST).and(result("way", ONE_TWICE, IN_ORDER));

        assertEquals(new Account(150, 3, 152, 1, 1, 0, 0), both.account());
        assertEquals(3, both.counting());
        assertEquals(1, both.rowsWithoutPoints());
    }
}
