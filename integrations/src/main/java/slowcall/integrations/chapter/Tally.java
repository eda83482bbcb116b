package slowcall.integrations.chapter;

import java.util.List;
import slowcall.result.Row;

/** How many claims came to which verdict. */
public record Tally(long confirmed, long refuted, long inconclusive, long notExamined) {
    /** Of rows of {@code chapter.csv}. */
    public static Tally of(List<Row> rows) {
        return new Tally(
                count(rows, Verdict.CONFIRMED.toString()),
                count(rows, Verdict.REFUTED.toString()),
                count(rows, Verdict.INCONCLUSIVE.toString()),
                count(rows, ""));
    }

    private static long count(List<Row> rows, String verdict) {
        return rows.stream().filter(row -> row.text("verdict").equals(verdict)).count();
    }

    @Override
    public String toString() {
        long all = confirmed + refuted + inconclusive + notExamined;
        return all + (all == 1 ? " claim: " : " claims: ") + confirmed + " confirmed, " + refuted + " refuted, "
                + inconclusive + " inconclusive" + (notExamined == 0 ? "" : ", " + notExamined + " not examined");
    }
}
