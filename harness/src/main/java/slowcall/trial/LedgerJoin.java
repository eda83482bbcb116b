package slowcall.trial;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import slowcall.load.Schedule;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.RequestStamps;
import slowcall.plan.Cell;
import slowcall.plan.Users;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.service.LedgerEntries;
import slowcall.stats.Overtaking;
import slowcall.strategy.Promise;

/** How a trial says that its requests ended, joined by id with the service's ledger when the strategy is at rest. */
final class LedgerJoin {
    static final Column SEMANTICS = Column.of(
            "semantics",
            "What the strategy promises of each acknowledged login: exactly-calls (each call applied, none twice), at-most-once, at-least-once or effectively-once (its points granted so often), best-effort (neither), each with -in-order where one user's come in the order of the logins (empty for the control)");
    static final Column APPLIED =
            Column.of("ledger_applied", "Calls with an id of this trial that the service applied");
    static final Column EFFECTS = Column.of(
            "ledger_effects",
            "Those of them that granted points: all but idempotent ones for a login that had been granted its points");
    static final Column ACKNOWLEDGED = Column.of(
            "ledger_acknowledged",
            "Requests that ended well, which is with their acknowledgement where the calls are made in other processes (empty for the control)");
    static final Column INDETERMINATE = Column.of(
            "ledger_indeterminate",
            "Requests of which nobody can say whether they should have been applied: errors, timeouts, unfinished ones (empty for the control)");
    static final Column LOST = Column.of(
            "ledger_lost",
            "Acknowledged requests that were applied less often than they have calls; where less than exactly-calls is promised, those without an effect (and empty then if the strategy had not drained)");
    static final Column DUPLICATED = Column.of(
            "ledger_duplicated",
            "Requests that were applied more often than they have calls; where less than exactly-calls is promised, those with more than one effect");
    static final Column UNEXPECTED = Column.of(
            "ledger_unexpected",
            "Applied ids that were never offered, or requests applied although every call of theirs was rejected");
    static final Column OUT_OF_ORDER = Column.of(
            "ledger_out_of_order",
            "Acknowledged requests that were applied after one of the same user that was sent when they had been answered: of one that comes too early, all that it has overtaken (known where applied_rps is, unless the strategy did not say when it acknowledged them)");

    static final List<Column> COLUMNS = List.of(
            SEMANTICS, APPLIED, EFFECTS, ACKNOWLEDGED, INDETERMINATE, LOST, DUPLICATED, UNEXPECTED, OUT_OF_ORDER);

    private final Cell cell;
    private final Promise promise;
    private final byte[] outcomes;
    private final LedgerEntries ledger;

    private LedgerJoin(Cell cell, Promise promise, byte[] outcomes, LedgerEntries ledger) {
        this.cell = cell;
        this.promise = promise;
        this.outcomes = outcomes;
        this.ledger = ledger;
    }

    /**
     * Joins both sides.
     *
     * @param row with what is known of the trial, whether it drained among it
     * @param outcomes a byte for each request, as in {@link LatencyRecorder}; empty for the control, which keeps none
     * @param stamps where the trial's and the service's times may be compared
     * @param strange applied calls that have no id of any trial
     */
    static void put(
            Row row,
            Cell cell,
            Promise promise,
            byte[] outcomes,
            Optional<RequestStamps> stamps,
            LedgerEntries ledger,
            long strange) {
        LedgerJoin join = new LedgerJoin(cell, promise, outcomes, ledger);
        join.count(row, strange);
        if (!cell.isBareLoop()) {
            join.acknowledge(row);
        }
        stamps.filter(join::knowsAnswers).ifPresent(times -> row.put(OUT_OF_ORDER, join.outOfOrder(times)));
    }

    private void count(Row row, long strange) {
        long applied = 0;
        long effects = 0;
        long lost = 0;
        long duplicated = 0;
        long unexpected = strange;
        int due = promise.countsCalls() ? cell.shape().calls() : 1;
        int ids = Math.max(ledger.ids(), outcomes.length);
        for (int id = 0; id < ids; id++) {
            int times = promise.countsCalls() ? ledger.applied(id) : ledger.effects(id);
            applied += ledger.applied(id);
            effects += ledger.effects(id);
            boolean known = id < outcomes.length && outcomes[id] != Schedule.NOT_HERE;
            if (times > due) {
                duplicated++;
            }
            if (known && isAcknowledged(id) && times < due) {
                lost++;
            }
            boolean neverCalled = known && cell.shape().calls() == 1 && outcomes[id] == LatencyRecorder.REJECTED;
            boolean unknown = !known && !cell.isBareLoop();
            if (times > 0 && (neverCalled || unknown)) {
                unexpected++;
            }
        }
        row.put(APPLIED, applied)
                .put(EFFECTS, effects)
                .put(DUPLICATED, duplicated)
                .put(UNEXPECTED, unexpected);
        if (cell.isBareLoop()) {
            row.put(LOST, Math.max(0, row.count(Load.OK.name()) - applied));
        } else if (promise.countsCalls() || row.number(Load.DRAIN.name()).isPresent()) {
            // Who has waited for the answers has lost what was not applied; of all others it may still be on its way.
            row.put(LOST, lost);
        }
    }

    private boolean isAcknowledged(int id) {
        return outcomes[id] == LatencyRecorder.OK;
    }

    private void acknowledge(Row row) {
        int acknowledged = 0;
        int rejected = 0;
        int others = 0;
        for (int id = 0; id < outcomes.length; id++) {
            acknowledged += isAcknowledged(id) ? 1 : 0;
            rejected += outcomes[id] == LatencyRecorder.REJECTED ? 1 : 0;
            others += outcomes[id] == Schedule.NOT_HERE ? 1 : 0;
        }
        row.put(SEMANTICS, promise.toString())
                .put(ACKNOWLEDGED, acknowledged)
                .put(INDETERMINATE, outcomes.length - others - acknowledged - rejected);
    }

    /** Whether each acknowledged request says when it was. */
    private boolean knowsAnswers(RequestStamps stamps) {
        return IntStream.range(0, Math.min(stamps.size(), outcomes.length))
                .allMatch(id -> !isAcknowledged(id) || stamps.acceptedNanos(id) != 0);
    }

    private int outOfOrder(RequestStamps stamps) {
        int[] ids = IntStream.range(0, Math.min(stamps.size(), outcomes.length))
                .filter(id -> isAcknowledged(id) && ledger.firstAppliedNanos(id) != 0)
                .toArray();
        return Overtaking.count(new InTime(ids, cell.users(), stamps, ledger));
    }

    /** Those of these ids. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record InTime(int[] ids, Users users, RequestStamps stamps, LedgerEntries ledger)
            implements Overtaking.Logins {
        @Override
        public int size() {
            return ids.length;
        }

        @Override
        public int user(int index) {
            return users.of(ids[index]);
        }

        @Override
        public long sentNanos(int index) {
            return stamps.sentNanos(ids[index]);
        }

        @Override
        public long answeredNanos(int index) {
            return stamps.acceptedNanos(ids[index]);
        }

        @Override
        public long appliedNanos(int index) {
            return ledger.firstAppliedNanos(ids[index]);
        }
    }
}
