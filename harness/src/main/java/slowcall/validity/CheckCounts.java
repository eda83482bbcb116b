package slowcall.validity;

import java.util.ArrayList;
import java.util.List;
import slowcall.result.Column;
import slowcall.result.Row;

/**
 * {@code verdicts.csv}: how many of a run's trials each check could judge, and what it found in them. A check that finds nothing
 * because it had nothing to look at can so be told from one that is content.
 */
public final class CheckCounts {
    private static final Column CHECK = Column.of("check", "The code of a check, or trial-failed");
    private static final Column TRIALS = Column.of("trials", "Trials of the run");
    private static final Column JUDGED =
            Column.of("judged", "Those that had what the check looks at, and a load that it can judge");
    private static final Column SUSPECT = Column.of("suspect", "Those in which it found no worse than SUSPECT");
    private static final Column INVALID = Column.of("invalid", "Those that it made INVALID");
    private static final Column INVALID_PERCENT =
            Column.decimal("invalid_percent", 1, "The same in per cent of judged (empty where none was)");

    /** The columns of {@code verdicts.csv}. */
    public static final List<Column> COLUMNS = List.of(CHECK, TRIALS, JUDGED, SUSPECT, INVALID, INVALID_PERCENT);

    private CheckCounts() {}

    /** A row for trials that failed and one for each check, in their order. */
    public static List<Row> of(List<Row> trials) {
        List<Row> finished = trials.stream()
                .filter(trial -> !trial.text("status").equals("FAILED"))
                .toList();
        List<Row> counts = new ArrayList<>();
        counts.add(count(Checks.FAILED, trials.size(), trials.size(), 0, trials.size() - finished.size()));
        for (Check check : Checks.all()) {
            List<Verdict.Level> levels = finished.stream()
                    .filter(check::judges)
                    .map(trial -> Checks.worst(check.look(trial)))
                    .toList();
            counts.add(count(
                    check.code(),
                    trials.size(),
                    levels.size(),
                    count(levels, Verdict.Level.SUSPECT),
                    count(levels, Verdict.Level.INVALID)));
        }
        return counts;
    }

    private static long count(List<Verdict.Level> levels, Verdict.Level wanted) {
        return levels.stream().filter(wanted::equals).count();
    }

    private static Row count(String check, long trials, long judged, long suspect, long invalid) {
        return new Row()
                .put(CHECK, check)
                .put(TRIALS, trials)
                .put(JUDGED, judged)
                .put(SUSPECT, suspect)
                .put(INVALID, invalid)
                .put(INVALID_PERCENT, 100.0 * invalid / judged);
    }
}
