package slowcall.trial;

import java.util.List;
import slowcall.plan.Awaits;
import slowcall.result.Column;
import slowcall.result.Row;

/** How long the user waits, in one place for those who are answered on the hand-off and those who wait for the result. */
final class UserWaits {
    static final Column FOR = Column.of(
            "user_waits_for",
            "What the user waits for: the result; the handoff, if the strategy has accepted it; or the acknowledgement of another process, which then makes the call (empty for holds and the control)");
    static final Column P50 = column("50", "0.5");
    static final Column P99 = column("99", "0.99");

    static final List<Column> COLUMNS = List.of(FOR, P50, P99);

    /** What a user waits for where the calls are made in other processes. */
    private static final String ACKNOWLEDGEMENT = "acknowledgement";

    private UserWaits() {}

    private static Column column(String digits, String quantile) {
        String of = "_p" + digits + "_ms";
        return Column.decimal(
                "user_waits" + of,
                3,
                "How long the user waits: completed" + of + " for the result, accepted" + of
                        + " for the others: quantile " + quantile + ", in milliseconds");
    }

    /**
     * What the user waits for.
     *
     * @param elsewhere whether the calls are made in other processes
     */
    static String what(Awaits awaits, boolean elsewhere) {
        return elsewhere ? ACKNOWLEDGEMENT : awaits.toString();
    }

    /** Fills in how long, from the latencies in the same row, where that says what for. */
    static void fill(Row row) {
        fill(row, row.text(FOR.name()));
    }

    /** Fills in how long, from the latencies in the same row, where it is known what for. */
    static void fill(Row row, String waitsFor) {
        if (waitsFor.isEmpty()) {
            return;
        }
        String latency = waitsFor.equals(Awaits.RESULT.toString()) ? "completed" : "accepted";
        row.number(latency + "_p50_ms").ifPresent(millis -> row.put(P50, millis));
        row.number(latency + "_p99_ms").ifPresent(millis -> row.put(P99, millis));
    }
}
