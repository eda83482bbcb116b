package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static slowcall.integrations.kill.MadeUp.IN_ORDER;
import static slowcall.integrations.kill.MadeUp.ONE_LOST;
import static slowcall.integrations.kill.MadeUp.ONE_TWICE;
import static slowcall.integrations.kill.MadeUp.result;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.integrations.ledger.Account;
import slowcall.result.Row;

/** Guards against a verdict on kills that nothing was proven by, and a broken promise that reads like a kept one. */
class ArmTableTest {
    private static final Map<String, Account> ACCOUNTS = Map.of("fine", IN_ORDER, "lost", ONE_LOST, "twice", ONE_TWICE);

    private static Row of(Account account, Account control) {
        return ArmTable.of(new KillSeries.Compared(result("way", account), Optional.of(result("control", control))));
    }

    @ParameterizedTest
    @CsvSource({
        "fine, lost, kept, 1",
        "fine, twice, kept, 1",
        "fine, fine, unproven, 0",
        "twice, fine, kept, 1",
        "lost, lost, broken, 1",
        "lost, fine, broken, 1"
    })
    void theVerdictIsThePromiseIfTheKillsAreProven(String account, String control, String verdict, String counted) {
        Row row = of(ACCOUNTS.get(account), ACCOUNTS.get(control));

        assertEquals(verdict, row.text("verdict"));
        assertEquals(counted, row.text("counted"));
        assertEquals(verdict.equals("broken") ? "lost 1" : "", row.text("reason"));
    }

    @Test
    void aRowAddsUpWhatItsKillsHaveComeTo() {
        Row row = ArmTable.of(new KillSeries.Compared(
                result("way", ONE_TWICE, IN_ORDER), Optional.of(result("control", ONE_LOST, ONE_LOST, ONE_TWICE))));

        assertEquals("protected", row.text("arm"));
        assertEquals("2", row.text("kills"));
        assertEquals("100", row.text("acknowledged"));
        assertEquals("1", row.text("duplicated"));
        assertEquals("2", row.text("indeterminate"));
        assertEquals("250", row.text("restart_median_ms"));
        assertEquals("lost 2, duplicated 1, in 3 kills", row.text("control_harm"));
    }

    @Test
    void aControlIsThereToBeHarmedAndNotToKeepItsPromise() {
        Row harmed = ArmTable.ofControl(result("control", ONE_LOST));
        Row unharmed = ArmTable.ofControl(result("control", IN_ORDER, IN_ORDER));

        assertEquals("control", harmed.text("arm"));
        assertEquals("harmed", harmed.text("verdict"));
        assertEquals("1", harmed.text("counted"));
        assertEquals("unharmed", unharmed.text("verdict"));
        assertEquals("0", unharmed.text("counted"));
        assertEquals("nothing, in 1 kill", of(IN_ORDER, IN_ORDER).text("control_harm"));
    }

    @Test
    void oneThatCouldNotBeCarriedOutSaysWhyAndNothingElse() {
        Row row = ArmTable.failed(MadeUp.arm("way"), "it does not come to rest");

        assertEquals("failed", row.text("verdict"));
        assertEquals("it does not come to rest", row.text("reason"));
        assertEquals("", row.text("kills"));
        assertEquals("", row.text("lost"));
    }
}
