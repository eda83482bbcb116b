package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.RequestStamps;
import slowcall.plan.Cell;
import slowcall.plan.PlanFile;
import slowcall.result.Row;
import slowcall.service.LedgerEntries;
import slowcall.service.Ledgers;
import slowcall.strategy.Promise;

/** Guards against a loss, a repetition or an invention that the books show and the row does not, and against one that is none. */
class LedgerJoinTest {
    private static final byte OK = LatencyRecorder.OK;
    private static final byte ERROR = LatencyRecorder.ERROR;
    private static final byte TIMEOUT = LatencyRecorder.TIMEOUT;
    private static final byte REJECTED = LatencyRecorder.REJECTED;
    private static final byte OPEN = LatencyRecorder.OPEN;

    private static final LedgerEntries NOTHING = new Ledgers().read();

    private final Row row = new Row().putAll(Map.of("drain_ms", "1.0"));

    private static Cell cell(String fields) {
        return PlanFile.parse(
                        "test",
                        "{\"cells\": [{\"strategy\": \"virtual-threads\", \"arrivals\": {\"constant\": 10}, \"delay\": \"1ms\""
                                + fields + "}]}")
                .cells()
                .getFirst();
    }

    private void join(Promise promise, LedgerEntries ledger, byte... outcomes) {
        LedgerJoin.put(row, cell(""), promise, outcomes, Optional.empty(), ledger, 0);
    }

    private List<Long> counts(String... which) {
        return List.of(which).stream().map(name -> row.count("ledger_" + name)).toList();
    }

    @Test
    void whatWasAppliedAsItWasAskedForIsRight() {
        join(Promise.EXACTLY_CALLS, new Ledgers().applied(0, 7).applied(1, 8).read(), OK, OK);

        assertEquals("exactly-calls", row.text("semantics"));
        assertEquals(List.of(2L, 2L, 2L, 0L), counts("applied", "effects", "acknowledged", "indeterminate"));
        assertEquals(List.of(0L, 0L, 0L), counts("lost", "duplicated", "unexpected"));
        assertEquals("", row.text("ledger_out_of_order"));
    }

    @Test
    void eachThatIsWrongIsCounted() {
        LedgerEntries ledger = new Ledgers()
                .applied(1, 7)
                .applied(1, 8)
                .applied(2, 9)
                .applied(9, 9)
                .read();

        join(Promise.EXACTLY_CALLS, ledger, OK, OK, REJECTED);

        assertEquals(List.of(1L, 1L, 2L), counts("lost", "duplicated", "unexpected"));
    }

    @Test
    void ofWhatNobodyKnowsEitherIsRight() {
        LedgerEntries ledger =
                new Ledgers().applied(0, 7).applied(2, 8).applied(4, 9).read();

        join(Promise.EXACTLY_CALLS, ledger, ERROR, ERROR, TIMEOUT, TIMEOUT, OPEN, OPEN);

        assertEquals(
                List.of(0L, 6L, 0L, 0L, 0L),
                counts("acknowledged", "indeterminate", "lost", "duplicated", "unexpected"));
    }

    @Test
    void aRequestOfThreeCallsIsAppliedThreeTimes() {
        LedgerEntries ledger = new Ledgers()
                .applied(0, 1)
                .applied(0, 2)
                .applied(0, 3)
                .applied(1, 4)
                .applied(1, 5)
                .read();

        LedgerJoin.put(
                row,
                cell(", \"shape\": {\"chain\": 3}"),
                Promise.EXACTLY_CALLS,
                new byte[] {OK, OK},
                Optional.empty(),
                ledger,
                0);

        assertEquals(List.of(1L, 0L), counts("lost", "duplicated"));
    }

    @Test
    void aRepeatedCallWithoutAnEffectIsNoDuplicate() {
        LedgerEntries ledger = new Ledgers()
                .appliedOnce(0, 1)
                .appliedOnce(0, 2)
                .applied(1, 3)
                .applied(1, 4)
                .read();

        join(Promise.EFFECTIVELY_ONCE, ledger, OK, OK);

        assertEquals(List.of(4L, 3L, 0L, 1L), counts("applied", "effects", "lost", "duplicated"));
    }

    @Test
    void whatHasNotComeToRestIsNotLost() {
        Row busy = new Row();
        LedgerJoin.put(busy, cell(""), Promise.AT_LEAST_ONCE, new byte[] {OK}, Optional.empty(), NOTHING, 0);
        assertEquals("", busy.text("ledger_lost"));

        LedgerJoin.put(busy, cell(""), Promise.EXACTLY_CALLS, new byte[] {OK}, Optional.empty(), NOTHING, 0);
        assertEquals("1", busy.text("ledger_lost"));

        join(Promise.AT_LEAST_ONCE, NOTHING, OK);
        assertEquals("1", row.text("ledger_lost"));
    }

    @Test
    void whatHasNoIdOfAnyTrialIsUnexpected() {
        LedgerJoin.put(row, cell(""), Promise.AT_MOST_ONCE, new byte[0], Optional.empty(), NOTHING, 3);

        assertEquals("3", row.text("ledger_unexpected"));
    }

    /** Three of one user, each sent when the one before was answered; the second is applied last, the fourth never. */
    @Test
    void whoWasOvertakenIsOutOfOrder() {
        RequestStamps stamps = stamps(new long[][] {{10, 14}, {20, 24}, {30, 34}, {40, 44}});
        LedgerEntries ledger =
                new Ledgers().applied(0, 100).applied(2, 120).applied(1, 130).read();

        LedgerJoin.put(
                row,
                cell(", \"users\": 1"),
                Promise.AT_MOST_ONCE,
                new byte[] {OK, OK, OK, OK},
                Optional.of(stamps),
                ledger,
                0);

        assertEquals(List.of(1L, 1L), counts("out_of_order", "lost"));
    }

    @Test
    void whoWasNotAnsweredHasNoPlaceInTheOrder() {
        RequestStamps stamps = stamps(new long[][] {{10, 0}, {20, 24}});
        LedgerEntries ledger = new Ledgers().applied(1, 100).applied(0, 120).read();

        LedgerJoin.put(
                row,
                cell(", \"users\": 1"),
                Promise.AT_MOST_ONCE,
                new byte[] {TIMEOUT, OK},
                Optional.of(stamps),
                ledger,
                0);

        assertEquals("0", row.text("ledger_out_of_order"));
    }

    /** Nobody has looked, and 0 would say that there was nothing to see. */
    @Test
    void withoutATimeOfEachAcknowledgementTheOrderIsNotKnown() {
        LedgerJoin.put(
                row,
                cell(", \"users\": 1"),
                Promise.AT_MOST_ONCE,
                new byte[] {OK, OK},
                Optional.of(stamps(new long[][] {{10, 14}, {20, 0}})),
                new Ledgers().applied(0, 100).applied(1, 120).read(),
                0);

        assertEquals("", row.text("ledger_out_of_order"));
    }

    @Test
    void theControlCountsItsAnswersOnly() {
        Cell control = PlanFile.parse(
                        "test",
                        "{\"cells\": [{\"strategy\": \"bare-loop\", \"arrivals\": {\"constant\": 10}, \"delay\": \"1ms\"}]}")
                .cells()
                .getFirst();
        row.putAll(Map.of("ok", "3"));

        LedgerJoin.put(
                row,
                control,
                Promise.EXACTLY_CALLS,
                new byte[0],
                Optional.empty(),
                new Ledgers().applied(0, 1).applied(1, 2).read(),
                0);

        assertEquals(List.of(1L, 0L), counts("lost", "unexpected"));
        assertEquals("", row.text("semantics"));
        assertEquals("", row.text("ledger_acknowledged"));
    }

    /** Sent and answered; wanted when sent. */
    private static RequestStamps stamps(long[][] times) {
        ByteBuffer encoded = ByteBuffer.allocate(16 + 24 * times.length);
        encoded.putLong(0).putLong(1000);
        for (long[] time : times) {
            encoded.putLong(time[0]).putLong(time[0]).putLong(time[1]);
        }
        return new RequestStamps(encoded.array());
    }
}
