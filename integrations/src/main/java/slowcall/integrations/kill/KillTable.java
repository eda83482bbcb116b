package slowcall.integrations.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import slowcall.integrations.ledger.Account;
import slowcall.result.Column;
import slowcall.result.Csv;
import slowcall.result.Row;

/** {@code kills.csv}: a row for each kill. */
public final class KillTable {
    static final Column WAY = Column.of("way", "The way that was killed");
    static final Column SETTINGS = Column.of(
            "settings",
            "What departs from the usual, key=value joined by ;: the way's settings, and synchronous_commit of the database");
    static final Column PROMISE = Column.of("semantics", "What the way promises if it is set so, as in trials.csv");
    static final Column ARM = Column.of(
            "arm", "protected, or control: the same without what protects it, which shows what the kills can do");
    static final Column PROCESS = Column.of(
            "process",
            "What was killed by SIGKILL: front (the application), back (what is behind it), or a server by its name");
    static final Column FAILPOINT =
            Column.of("failpoint", "Where in its code its thread waited to be killed; any-time if chance decided");
    static final Column KILL = Column.of("kill", "Which kill of the arm, from 1");
    static final Column IN_WINDOW =
            Column.of("id_in_window", "The login that this thread worked for (empty where chance decided)");
    static final Column COUNTED = Column.of(
            "counted",
            "yes if a login was under way when it was killed, and such kills are proven to do harm: by then the control, or the arm itself, had lost or repeated something; unproven where neither had; otherwise no");
    static final Column RESTART =
            Column.of("restart_ms", "From the kill until another process worked in its place, in milliseconds");
    static final Column ACKNOWLEDGED =
            Column.of("acknowledged", "Logins around this kill that were acknowledged: 20 before, load, 20 after");
    static final Column LOST = Column.of("lost", "Those of them whose points never came");
    static final Column ROWS_WITHOUT_POINTS = Column.of(
            "rows_without_points",
            "Logins that are committed and whose points never came, whatever their users have heard");
    static final Column POINTS_WITHOUT_ROWS = Column.of(
            "points_without_rows",
            "Logins whose points came and that are not committed, because the database has rolled them back or lost them");
    static final Column DUPLICATED = Column.of("duplicated", "Logins whose points were granted more than once");
    static final Column UNEXPECTED = Column.of(
            "unexpected",
            "Points of logins that were refused, or that there are not; these are with the last kill before the books were compared");
    static final Column OUT_OF_ORDER = Column.of(
            "out_of_order",
            "Acknowledged logins whose points came after those of a later login of the same user around the same kill");
    static final Column INDETERMINATE = Column.of(
            "indeterminate",
            "Logins that nobody has answered: with points or without, both is right, but not with points twice");

    /** In this order. */
    public static final List<Column> COLUMNS = List.of(
            WAY,
            SETTINGS,
            PROMISE,
            ARM,
            PROCESS,
            FAILPOINT,
            KILL,
            IN_WINDOW,
            COUNTED,
            RESTART,
            ACKNOWLEDGED,
            LOST,
            ROWS_WITHOUT_POINTS,
            POINTS_WITHOUT_ROWS,
            DUPLICATED,
            UNEXPECTED,
            OUT_OF_ORDER,
            INDETERMINATE);

    static final String CONTROL = "control";
    static final String PROTECTED = "protected";

    private KillTable() {}

    /** Writes it. */
    public static void write(Path file, List<KillSeries.Compared> results) throws IOException {
        Csv.write(file, COLUMNS, rows(results));
    }

    /** Each control once, before the first arm that it is for. */
    static List<Row> rows(List<KillSeries.Compared> results) {
        List<Row> rows = new ArrayList<>();
        Set<KillArm> controls = new HashSet<>();
        for (KillSeries.Compared compared : results) {
            compared.control()
                    .filter(control -> controls.add(control.arm()))
                    .ifPresent(control -> rows.addAll(ofControl(control)));
            rows.addAll(of(compared));
        }
        return rows;
    }

    /** Those of a control. */
    static List<Row> ofControl(KillResult control) {
        return rows(control, CONTROL, control.harmful());
    }

    /** Those of an arm, without its control's. */
    static List<Row> of(KillSeries.Compared compared) {
        return rows(compared.result(), PROTECTED, compared.isProven());
    }

    private static List<Row> rows(KillResult result, String arm, boolean proven) {
        return result.kills().stream()
                .map(settled -> row(result, settled)
                        .put(ARM, arm)
                        .put(COUNTED, !settled.counts() ? "no" : proven ? "yes" : "unproven"))
                .toList();
    }

    /** What is killed, and what it promises. */
    static Row row(KillResult result) {
        return row(result.arm()).put(PROMISE, result.promise().toString());
    }

    /** What is killed. */
    static Row row(KillArm arm) {
        return new Row()
                .put(WAY, arm.way())
                .put(SETTINGS, arm.departures())
                .put(PROCESS, arm.victim().process())
                .put(FAILPOINT, arm.victim().place());
    }

    private static Row row(KillResult result, Kill.Settled settled) {
        Kill kill = settled.kill();
        Account account = settled.account();
        Row row = row(result)
                .put(KILL, kill.number())
                .put(RESTART, kill.restartMillis())
                .put(ACKNOWLEDGED, account.acknowledged())
                .put(LOST, account.lost())
                .put(ROWS_WITHOUT_POINTS, settled.rowsWithoutPoints())
                .put(POINTS_WITHOUT_ROWS, settled.pointsWithoutRows())
                .put(DUPLICATED, account.duplicated())
                .put(UNEXPECTED, account.unexpected())
                .put(OUT_OF_ORDER, account.outOfOrder())
                .put(INDETERMINATE, account.unknown());
        kill.inWindow().ifPresent(id -> row.put(IN_WINDOW, id));
        return row;
    }
}
