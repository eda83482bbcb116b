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
    void whatIsPromisedIsHeldAgainstTheRow() {
        Map<String, String> counts = Map.of("ledger_lost", "3", "ledger_duplicated", "2", "ledger_out_of_order", "4");

        assertEquals("INVALID duplicated 2", look(promising("at-most-once").putAll(counts)));
        assertEquals("INVALID lost 3", look(promising("at-least-once").putAll(counts)));
        assertEquals(
                "INVALID lost 3, out of order 4",
                look(promising("at-least-once-in-order").putAll(counts)));
        assertEquals("INVALID unexpected 1", look(promising("at-most-once").putAll(Map.of("ledger_unexpected", "1"))));
    }

    /** Otherwise who acknowledges everything and does nothing would be the fastest. */
    @Test
    void whatMayBeLostIsNotLostForNothing() {
        Map<String, String> counts = Map.of("ledger_lost", "3", "ledger_duplicated", "2");

        assertEquals(
                "SUSPECT lost 3, duplicated 2", look(promising("best-effort").putAll(counts)));
        assertEquals(
                "VALID",
                look(promising("best-effort")
                        .putAll(counts)
                        .putAll(Map.of("variant", "outage=fail-after-1ms-for-2ms"))));
        assertEquals("VALID", look(promising("best-effort").putAll(counts).putAll(Map.of("regime", "unstable"))));
    }

    @Test
    void anOrderThatNobodyCouldSeeIsNotKept() {
        assertEquals("SUSPECT order not seen", look(promising("effectively-once-in-order")));
        assertEquals("VALID", look(promising("effectively-once-in-order").putAll(Map.of("ledger_out_of_order", "0"))));
        assertEquals(
                "INVALID lost 3", look(promising("effectively-once-in-order").putAll(Map.of("ledger_lost", "3"))));
    }

    /** What has not come to rest may still be on its way. */
    @Test
    void whatIsNotKnownToBeLostIsNotLost() {
        Row row = new Row().putAll(Map.of("semantics", "at-least-once", "ledger_unexpected", "0"));

        assertEquals("VALID", look(row));
        assertEquals("INVALID unexpected 1", look(row.putAll(Map.of("ledger_unexpected", "1"))));
    }

    private static Row promising(String semantics) {
        return Rows.with("semantics", semantics);
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

    private static String look(Row row) {
        return Rows.look(new LedgerAgreement(), row);
    }
}
