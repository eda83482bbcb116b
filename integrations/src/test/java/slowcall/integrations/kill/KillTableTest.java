package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import slowcall.integrations.ledger.Account;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Role;
import slowcall.result.Row;
import slowcall.strategy.Promise;

/** Guards against kills that are counted although nothing shows that they could have done harm. */
class KillTableTest {
    private static final Account IN_ORDER = new Account(50, 1, 51, 0, 0, 0, 0);
    private static final Account ONE_LOST = new Account(50, 1, 50, 1, 0, 0, 0);
    private static final Account ONE_TWICE = new Account(50, 1, 51, 0, 1, 0, 0);

    private static KillResult result(String way, boolean counts, Account account) {
        return result(way, counts, account, account.lost());
    }

    private static KillResult result(String way, boolean counts, Account account, int rowsWithoutPoints) {
        KillArm arm =
                new KillArm(way, Map.of("b", "2", "a", "1"), new Victim.AtFailpoint(Role.BACK, Failpoint.BEFORE_MARK));
        Kill kill = new Kill(1, counts ? OptionalLong.of(4711) : OptionalLong.empty(), 10, 250, 0, 60);
        return new KillResult(
                arm,
                Promise.AT_LEAST_ONCE,
                List.of(new Kill.Settled(kill, counts, account, rowsWithoutPoints)),
                account,
                0);
    }

    private static Row onlyRow(KillSeries.Compared compared) {
        List<Row> rows = KillTable.rows(List.of(compared));
        return rows.getLast();
    }

    @Test
    void aRowSaysWhatWasKilledAndWhatCameOfIt() {
        Row row = onlyRow(new KillSeries.Compared(result("way", true, ONE_TWICE), Optional.empty()));

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
        assertEquals("1", row.text("duplicated"));
        assertEquals("1", row.text("indeterminate"));
    }

    @Test
    void whatTheControlSurvivesAsWellProvesNothing() {
        KillResult survivor = result("way", true, IN_ORDER);

        var unproven = new KillSeries.Compared(survivor, Optional.of(result("control", true, IN_ORDER)));
        var proven = new KillSeries.Compared(survivor, Optional.of(result("control", true, ONE_LOST)));
        var alone = new KillSeries.Compared(survivor, Optional.empty());
        var rowsAlone = new KillSeries.Compared(survivor, Optional.of(result("control", true, IN_ORDER, 1)));

        assertFalse(unproven.isProven());
        assertEquals(0, unproven.counting());
        assertEquals("unproven", onlyRow(unproven).text("counted"));
        assertTrue(proven.isProven());
        assertEquals(1, proven.counting());
        assertEquals("yes", onlyRow(proven).text("counted"));
        assertFalse(alone.isProven());
        assertTrue(rowsAlone.isProven());
    }

    @Test
    void aKillThatMetNothingDoesNotCountHoweverProvenItsPlace() {
        var compared = new KillSeries.Compared(
                result("way", false, IN_ORDER), Optional.of(result("control", true, ONE_LOST)));

        Row row = onlyRow(compared);

        assertEquals("no", row.text("counted"));
        assertEquals("", row.text("id_in_window"));
        assertEquals(0, compared.counting());
    }

    @Test
    void aControlOfSeveralArmsIsThereOnce() {
        KillResult control = result("control", true, ONE_LOST);
        var first = new KillSeries.Compared(result("first", true, IN_ORDER), Optional.of(control));
        var second = new KillSeries.Compared(result("second", true, IN_ORDER), Optional.of(control));

        assertEquals(
                List.of("control", "first", "second"),
                KillTable.rows(List.of(first, second)).stream()
                        .map(row -> row.text("way"))
                        .toList());
    }

    @Test
    void pointsThatNobodyCouldHaveAskedForBreakThePromise() {
        KillResult fine = result("way", true, ONE_TWICE);

        assertEquals(List.of(), fine.broken());
        assertEquals(List.of("lost 1"), result("way", true, ONE_LOST).broken());
        assertEquals(
                List.of("unexpected 2"),
                new KillResult(fine.arm(), fine.promise(), fine.kills(), fine.account(), 2).broken());
    }
}
