package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guards against a trial whose word and the service's books differ. */
class LedgerAgreementTest {
    @Test
    void aCompletedRequestThatWasNotAppliedMakesTheRowInvalid() {
        assertEquals(
                Optional.of(new Finding(Verdict.Level.INVALID, "ledger:lost 3")),
                new LedgerAgreement().look(Rows.with("ledger_lost", "3")));
    }

    @Test
    void aRequestThatWasAppliedTooOftenMakesTheRowInvalid() {
        assertEquals(
                Optional.of(new Finding(Verdict.Level.INVALID, "ledger:duplicated 2")),
                new LedgerAgreement().look(Rows.with("ledger_duplicated", "2")));
    }

    @Test
    void anIdThatNobodyOfferedMakesTheRowInvalid() {
        assertEquals(
                Optional.of(new Finding(Verdict.Level.INVALID, "ledger:unexpected 1")),
                new LedgerAgreement().look(Rows.with("ledger_unexpected", "1")));
    }

    @Test
    void agreeingBooksAreSilent() {
        assertEquals(Optional.empty(), new LedgerAgreement().look(Rows.sound()));
    }

    @Test
    void oneFindingNamesEverythingThatIsWrong() {
        assertEquals(
                "ledger:lost 3, unexpected 1",
                new LedgerAgreement()
                        .look(Rows.with("ledger_lost", "3").putAll(Map.of("ledger_unexpected", "1")))
                        .orElseThrow()
                        .reason());
    }
}
