package slowcall.trial;

import java.util.List;
import slowcall.plan.Awaits;
import slowcall.result.Column;
import slowcall.result.Row;

/** How long the user waits, in one place for those who are answered on the hand-off and those who wait for the result. */
final class UserWaits {
    static final Column FOR = Column.of(
            "user_waits_for",
            "What the user waits for: accepted, where the answer comes on the hand-off, or completed (empty for holds and the control)");
    static final Column P50 = column("50", "0.5");
    static final Column P99 = column("99", "0.99");

    static final List<Column> COLUMNS = List.of(FOR, P50, P99);

    private static final String ACCEPTED = "accepted";
    private static final String COMPLETED = "completed";

    private UserWaits() {}

    private static Column column(String digits, String quantile) {
        String of = "_p" + digits + "_ms";
        return Column.decimal(
                "user_waits" + of,
                3,
                "How long the user waits: " + ACCEPTED + of + " or " + COMPLETED + of + ", as user_waits_for says: quantile "
                        + quantile + ", in milliseconds");
    }

    /**
     * Says what the user waits for, and how long.
     *
     * @param row with the latencies
     * @param elsewhere whether the calls are made in other processes, which answer the user themselves
     */
    static void put(Row row, Awaits awaits, boolean elsewhere) {
        row.put(FOR, elsewhere || awaits == Awaits.HANDOFF ? ACCEPTED : COMPLETED);
        fill(row, row.text(FOR.name()));
    }

    /** Fills in how long, from the latencies in the same row. */
    static void fill(Row row, String waitsFor) {
        row.number(waitsFor + "_p50_ms").ifPresent(millis -> row.put(P50, millis));
        row.number(waitsFor + "_p99_ms").ifPresent(millis -> row.put(P99, millis));
    }
}
