package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a trial whose word and the service's books differ. */
class LedgerAgreementTest {
    @Test
    void aCompletedRequestThatWasNotAppliedMakesTheRowInvalid() {
        assertEquals("INVALID lost 3", look(Rows.with("ledger_lost", "3")));
    }

    @Test
    void aRequestThatWasAppliedTooOftenMakesTheRowInvalid() {
        assertEquals("INVALID duplicated 2", look(Rows.with("ledger_duplicated", "2")));
    }

    @Test
    void anIdThatNobodyOfferedMakesTheRowInvalid() {
        assertEquals("INVALID unexpected 1", look(Rows.with("ledger_unexpected", "1")));
    }

    @Test
    void agreeingBooksAreSilent() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void oneFindingNamesEverythingThatIsWrong() {
        assertEquals(
                "INVALID lost 3, unexpected 1", look(Rows.with(Map.of("ledger_lost", "3", "ledger_unexpected", "1"))));
    }

    @Test
    void withoutBooksThereIsNothingToCompare() {
        assertEquals("VALID", look(new Row()));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new LedgerAgreement(), row);
    }
}
