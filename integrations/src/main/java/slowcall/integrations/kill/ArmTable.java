package slowcall.integrations.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slowcall.integrations.ledger.Account;
import slowcall.result.Column;
import slowcall.result.Row;

/** {@code kill-arms.csv}: a row for each place that was killed in, and for each control. */
public final class ArmTable {
    static final Column KILLS = Column.of("kills", "How often it was killed");
    static final Column COUNTED = Column.of(
            "counted", "Kills that met a login under way, if such kills are proven to do harm; 0 if they are not");
    static final Column RESTART = Column.of(
            "restart_median_ms",
            "The median of restart_ms: from the kill until another process worked in its place, in milliseconds");
    static final Column HARM = Column.of(
            "control_harm",
            "What its control has come to, such as \"lost 20, in 20 kills\": lost and duplicated, or else rows without points and points without rows; nothing if it has not come to harm, and empty without a control");
    static final Column VERDICT = Column.of(
            "verdict",
            "Of a control harmed or unharmed; otherwise kept; broken, if the promise was; unproven, if neither it nor a control has come to harm, so that its kills show nothing; failed, if it, or its control, could not be carried out");
    static final Column REASON = Column.of("reason", "What was broken, or why it failed");

    private static final List<Column> SUMS = List.of(
            KillTable.ACKNOWLEDGED,
            KillTable.LOST,
            KillTable.ROWS_WITHOUT_POINTS,
            KillTable.POINTS_WITHOUT_ROWS,
            KillTable.DUPLICATED,
            KillTable.UNEXPECTED,
            KillTable.OUT_OF_ORDER,
            KillTable.INDETERMINATE);

    /** Those that {@code kills.csv} has not. */
    public static final List<Column> OWN = List.of(KILLS, COUNTED, RESTART, HARM, VERDICT, REASON);

    /** In their order. */
    public static final List<Column> COLUMNS = columns();

    private ArmTable() {}

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                KillTable.WAY,
                KillTable.SETTINGS,
                KillTable.PROMISE,
                KillTable.ARM,
                KillTable.PROCESS,
                KillTable.FAILPOINT,
                KILLS,
                COUNTED,
                RESTART));
        columns.addAll(SUMS);
        columns.addAll(List.of(HARM, VERDICT, REASON));
        return List.copyOf(columns);
    }

    /** What came of a control. */
    static Row ofControl(KillResult control) {
        return row(control)
                .put(KillTable.ARM, KillTable.CONTROL)
                .put(COUNTED, control.harmful() ? control.counting() : 0)
                .put(VERDICT, control.harmful() ? "harmed" : "unharmed");
    }

    /** What came of an arm. */
    static Row of(KillSeries.Compared compared) {
        List<String> broken = compared.result().broken();
        Row row = row(compared.result())
                .put(KillTable.ARM, KillTable.PROTECTED)
                .put(COUNTED, compared.counting())
                .put(VERDICT, !broken.isEmpty() ? "broken" : compared.isProven() ? "kept" : "unproven")
                .put(REASON, String.join(", ", broken));
        compared.control().ifPresent(control -> row.put(HARM, harm(control)));
        return row;
    }

    /** One that could not be carried out. */
    static Row failed(KillArm arm, String reason) {
        return KillTable.row(arm)
                .put(KillTable.ARM, KillTable.PROTECTED)
                .put(VERDICT, "failed")
                .put(REASON, reason);
    }

    private static Row row(KillResult result) {
        Account account = result.account();
        Row row = KillTable.row(result)
                .put(KILLS, result.kills().size())
                .put(KillTable.ACKNOWLEDGED, account.acknowledged())
                .put(KillTable.LOST, account.lost())
                .put(KillTable.ROWS_WITHOUT_POINTS, result.rowsWithoutPoints())
                .put(KillTable.POINTS_WITHOUT_ROWS, result.pointsWithoutRows())
                .put(KillTable.DUPLICATED, account.duplicated())
                .put(KillTable.UNEXPECTED, account.unexpected() + result.strange())
                .put(KillTable.OUT_OF_ORDER, account.outOfOrder())
                .put(KillTable.INDETERMINATE, account.unknown());
        restart(result).ifPresent(millis -> row.put(RESTART, millis));
        return row;
    }

    /** The lower one of two in the middle. */
    private static Optional<Long> restart(KillResult result) {
        List<Long> sorted = result.kills().stream()
                .map(settled -> settled.kill().restartMillis())
                .sorted()
                .toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    /** The rows only if its users have seen nothing of it: what is lost is a row without points as well. */
    private static String harm(KillResult control) {
        List<String> harm = new ArrayList<>();
        add(harm, "lost", control.account().lost());
        add(harm, "duplicated", control.account().duplicated());
        if (harm.isEmpty()) {
            add(harm, "rows without points", control.rowsWithoutPoints());
            add(harm, "points without rows", control.pointsWithoutRows());
        }
        int kills = control.kills().size();
        return (harm.isEmpty() ? "nothing" : String.join(", ", harm)) + ", in " + kills
                + (kills == 1 ? " kill" : " kills");
    }

    private static void add(List<String> harm, String what, int count) {
        if (count > 0) {
            harm.add(what + " " + count);
        }
    }
}
