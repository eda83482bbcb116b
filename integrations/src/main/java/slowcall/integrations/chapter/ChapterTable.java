package slowcall.integrations.chapter;

import java.util.List;
import java.util.stream.Collectors;
import slowcall.result.Column;
import slowcall.result.Row;

/** {@code chapter.csv}: a row for each claim. */
public final class ChapterTable {
    static final Column CLAIM = Column.of("claim", "Its number, 1 to 50");
    static final Column SAYS = Column.of("says", "What is claimed");
    static final Column TERM = Column.of("term", "The chapter's own words for it (empty for what it does not say)");
    static final Column ADDED =
            Column.of("added", "yes for what the chapter does not say, but leaves out; otherwise no");
    static final Column SIZE =
            Column.of("size", "How thoroughly it was examined: full, or smoke, which is not for publication");
    static final Column VERDICT = Column.of(
            "verdict",
            "confirmed if all that was expected is where it was predicted, refuted if something is not, otherwise inconclusive (empty if it could not be examined)");
    static final Column COUNTED = Column.of(
            "counted",
            "yes where something that chance has no part in is not as predicted: more repetitions would not change that; otherwise no (empty likewise)");
    static final Column SENTENCE =
            Column.of("sentence", "What was measured beside what was predicted; or why it could not be examined");
    static final Column FIGURES = Column.of(
            "figures",
            "name=value unit [low, high] of each, separated by semicolons: medians with their 95 % intervals over what was repeated, blocks unless the sentence names something else; without one where it was counted, seen in one process only, or repeated too seldom");
    static final Column SMALLEST_VISIBLE = Column.of(
            "smallest_visible",
            "The smallest change of each expected figure that so many repetitions would have shown with a probability of 0.8; none where they can show none (empty where all were counted)");
    static final Column REPETITIONS = Column.of(
            "repetitions_needed",
            "Repetitions, of blocks unless the sentence names something else, that would tell where these could not (empty where they could); at most 10000");
    static final Column TRIALS =
            Column.of("trials", "Trials of the cells that it looks at, shared with other claims or not");
    static final Column SECONDS = Column.decimal(
            "seconds", 1, "Time that its observations took, where no claim before had made them; trials not included");

    public static final List<Column> COLUMNS = List.of(
            CLAIM,
            SAYS,
            TERM,
            ADDED,
            SIZE,
            VERDICT,
            COUNTED,
            SENTENCE,
            FIGURES,
            SMALLEST_VISIBLE,
            REPETITIONS,
            TRIALS,
            SECONDS);

    private ChapterTable() {}

    static Row row(Claim claim, Size size, Finding finding, long trials, double seconds) {
        Row row = about(claim, size, trials, seconds)
                .put(VERDICT, finding.verdict().toString())
                .put(COUNTED, finding.refutesByCounting() ? "yes" : "no")
                .put(SENTENCE, finding.sentence())
                .put(FIGURES, finding.figures().stream().map(Figure::text).collect(Collectors.joining("; ")))
                .put(SMALLEST_VISIBLE, finding.smallestVisible());
        finding.repetitionsNeeded().ifPresent(needed -> row.put(REPETITIONS, needed));
        return row;
    }

    /** Of one that could not be examined. */
    static Row broken(Claim claim, Size size, String why, long trials, double seconds) {
        return about(claim, size, trials, seconds).put(SENTENCE, "could not be examined: " + why);
    }

    private static Row about(Claim claim, Size size, long trials, double seconds) {
        return new Row()
                .put(CLAIM, claim.number())
                .put(SAYS, claim.says())
                .put(TERM, claim.term())
                .put(ADDED, claim.added() ? "yes" : "no")
                .put(SIZE, size.toString())
                .put(TRIALS, trials)
                .put(SECONDS, seconds);
    }
}
