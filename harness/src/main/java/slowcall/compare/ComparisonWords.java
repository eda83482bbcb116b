package slowcall.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import slowcall.stats.Precision;
import slowcall.stats.RankTest;

/** How figures and outcomes of a comparison are put where people read. */
public final class ComparisonWords {
    /** Where this many digits are there, differences of a percent can be seen. */
    private static final double THREE_DIGITS = 100;

    private static final int MOST_DECIMALS = 9;

    /** As many digits as anybody gives; the rest is noise of the arithmetic. */
    private static final MathContext GIVEN = new MathContext(9);

    private static final String BLANK = "–";

    private ComparisonWords() {}

    /** A, B, C and on. */
    public static String letter(int side) {
        return Character.toString((char) ('A' + side));
    }

    /** What is compared in a block, and what is special about it. */
    public static String heading(Comparison comparison, ComparedCell cell) {
        String mark = cell.isSuspect() ? "  ? " + suspect(cell) : "";
        String name = comparison.label(cell.cell());
        String against =
                cell.baseline().equals(cell.cell()) ? "" : " (B) against " + comparison.label(cell.baseline()) + " (A)";
        return name + against + mark + regime(cell);
    }

    private static String suspect(ComparedCell cell) {
        return (cell.a().suspect() + cell.b().suspect()) + " of "
                + (cell.a().count() + cell.b().count()) + " trials suspect";
    }

    private static String regime(ComparedCell cell) {
        return cell.isUnstable()
                ? "  unstable in " + cell.a().unstable() + " of " + cell.a().count() + " trials of A, "
                        + cell.b().unstable() + " of " + cell.b().count() + " of B"
                : "";
    }

    /** What was compared and in which unit, with a mark if it has no outcome. */
    public static String endpoint(Contrast contrast) {
        return (contrast.outcome().isPresent() ? "" : "· ")
                + contrast.endpoint().name() + ", " + contrast.endpoint().unit();
    }

    /** A figure with so many digits that a difference of a percent shows. */
    public static String figure(Contrast contrast, double value) {
        double least = Math.min(Math.abs(contrast.a()), Math.abs(contrast.b()));
        int decimals = contrast.endpoint().decimals();
        while (least > 0 && least * Math.pow(10, decimals) < THREE_DIGITS && decimals < MOST_DECIMALS) {
            decimals++;
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    public static String change(Contrast contrast) {
        OptionalDouble ratio = contrast.ratio();
        return ratio.isPresent() ? percent(ratio.getAsDouble()) + " %" : BLANK;
    }

    public static String interval(Contrast contrast) {
        return contrast.interval()
                .map(interval -> percent(interval.low()) + " .. " + percent(interval.high()))
                .orElse(BLANK);
    }

    /** A ratio's distance from 1. */
    private static String percent(double ratio) {
        double percent = 100 * (ratio - 1);
        String text = String.format(Locale.ROOT, Math.abs(percent) < 99.95 ? "%+.1f" : "%+.0f", percent);
        return text.equals("-0.0") ? "+0.0" : text;
    }

    /** The adjusted probability. */
    public static String probability(Contrast contrast) {
        return contrast.adjusted().isPresent() ? probability(contrast.adjusted().getAsDouble()) : BLANK;
    }

    private static String probability(double p) {
        if (p >= .995) {
            return "1";
        }
        return p < .0005
                ? "<.001"
                : String.format(Locale.ROOT, p < .1 ? "%.3f" : "%.2f", p).substring(1);
    }

    /** The effect size, with its sign. */
    public static String delta(Contrast contrast) {
        return contrast.outcome().isPresent() ? String.format(Locale.ROOT, "%+.2f", contrast.delta()) : BLANK;
    }

    public static String trials(Contrast contrast) {
        return contrast.isPaired()
                ? contrast.trialsOfA() + " pairs"
                : contrast.trialsOfA() + "+" + contrast.trialsOfB();
    }

    /** The word for what differs; "~" and what it would take for what does not. */
    public static String outcome(Contrast contrast) {
        if (contrast.outcome().isEmpty()) {
            return "";
        }
        Outcome outcome = contrast.outcome().get();
        return switch (outcome) {
            case BETTER, WORSE, EQUIVALENT -> outcome.toString();
            case INCONCLUSIVE -> "~ " + open(contrast);
        };
    }

    private static String open(Contrast contrast) {
        if (contrast.isContrary()) {
            return "order and figures disagree";
        }
        String shows = contrast.detectable().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        100 * contrast.detectable().getAsDouble() < 10 ? "shows %.1f %%, " : "shows %.0f %%, ",
                        100 * contrast.detectable().getAsDouble());
        return (isSmall(contrast) ? "differs, if little, " : shows) + needs(contrast);
    }

    private static String needs(Contrast contrast) {
        int needed = contrast.needed().orElse(0);
        if (needed >= Precision.MOST_TRIALS) {
            return "needs thousands";
        }
        // So few that they show nothing however large it is; of a baseline of 0 no share is known whatever their
        // number.
        boolean areTooFew = contrast.p().isEmpty()
                || (contrast.a() > 0 && contrast.detectable().isEmpty());
        if (areTooFew) {
            return "needs " + (contrast.isPaired() ? needed + " blocks" : needed + "+" + needed);
        }
        return "needs +" + contrast.more().orElse(0);
    }

    /** Significant, and yet not shown to be as small as it looks. */
    private static boolean isSmall(Contrast contrast) {
        return contrast.outcome().stream().anyMatch(Outcome.INCONCLUSIVE::equals)
                && contrast.isSignificant()
                && !contrast.isContrary();
    }

    /** A cell that only one side has. */
    public static String unpartnered(Comparison comparison, Unpartnered cell) {
        String where = comparison.byStrategy() ? "" : letter(cell.side()) + ": ";
        return (where + comparison.label(cell.cell()) + " " + cell.cell().group()).strip();
    }

    /** In what the most similar cell of the other side differs from it; "" if none is similar. */
    public static String closest(Unpartnered cell) {
        String other = cell.side() == 0 ? letter(cell.candidate() + 1) : "A";
        return cell.closest().isEmpty() ? "" : "the most similar of " + other + " has " + cell.closest();
    }

    /** How many came to what; and if that says nothing, because nothing could be found, so much. */
    public static String summary(Comparison comparison) {
        List<String> parts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            parts.add(comparison.count(outcome) + " " + outcome);
        }
        return String.join(", ", parts) + " – of " + comparison.family() + " comparisons, each at a minimum effect of "
                + number(100 * comparison.minEffect()) + " %" + tooFew(comparison);
    }

    private static String tooFew(Comparison comparison) {
        return comparison.isAnythingTestable()
                ? ""
                : ". Too few trials: no difference, however large, could be told from chance; runs with --blocks "
                        + comparison.fewestTrials() + " and more can";
    }

    private static String number(double value) {
        return new BigDecimal(value).round(GIVEN).stripTrailingZeros().toPlainString();
    }

    /** What a reader of the table must know, as far as it occurs. */
    public static List<String> legend(Comparison comparison) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "change   of B's median trial over A's, with its 95 % interval by the bootstrap over trials (from 6 trials a side on)");
        notes.add("p        two-sided, by " + tests(comparison) + ", adjusted by Holm for all " + comparison.family()
                + "; up to .05 it is significant");
        notes.addAll(deltas(comparison));
        if (comparison.count(Outcome.INCONCLUSIVE) > 0) {
            notes.add("~        inconclusive: not shown to differ, nor to be the same within the minimum effect");
            if (any(comparison, contrast -> contrast.detectable().isPresent())) {
                notes.add("         shows: the least difference that so many trials would have found 4 times in 5");
            }
            notes.add(
                    "         needs: trials a side, + for more, to find the difference if it is as large as it looks; where it looks");
            notes.add(
                    "         smaller than matters (--min-effect), to show that nothing differs by that much if nothing does");
        }
        if (any(comparison, ComparisonWords::isSmall)) {
            notes.add(
                    "         differs, if little: significant, and looks smaller than matters, which so many more would show");
        }
        if (any(comparison, Contrast::isContrary)) {
            notes.add(
                    "         order and figures disagree: trials of one side tend to be higher, its figure is lower. Look at the trials:");
            notes.add("         they may be of two kinds, and no number of them settles which side is better");
        }
        if (any(comparison, contrast -> contrast.outcome().isEmpty())) {
            notes.add("·        beside the comparison: no outcome");
        }
        if (any(comparison, Contrast::isMerged)) {
            notes.add(
                    "*        of all the side's trials together, as no trial alone has the samples; p by dealing the trials' labels anew,");
            notes.add("         delta of the samples beyond both sides' common quantile: +1 where all are B's");
        }
        if (any(comparison, contrast -> contrast.endpoint().equals(Endpoint.STABILITY))) {
            notes.add(
                    "         Stability is looked at where some of both sides' trials kept up with their load and some did not.");
        }
        if (any(comparison, contrast -> contrast.matters().orElse(0) > comparison.minEffect() + 1e-9)) {
            notes.add(
                    "         Times that differ by less than 0.05 ms are the same: so far a timer may be late by the kernel's own choice.");
        }
        int fewest = comparison.fewestTrials();
        if (comparison.cells().stream()
                .anyMatch(cell -> Math.min(cell.a().count(), cell.b().count()) < fewest)) {
            notes.add("         With fewer than " + RankTest.MANN_WHITNEY.fewest(RankTest.ALPHA)
                    + " trials a side nothing can be significant; among " + comparison.family()
                    + " comparisons nothing can with fewer than "
                    + fewest + ",");
            notes.add("         though it may be shown to be equivalent.");
        }
        if (comparison.byStrategy() && !any(comparison, Contrast::isPaired)) {
            notes.add(
                    "         There are too few blocks to compare strategies block by block: trials count as independent.");
        }
        if (comparison.cells().stream().anyMatch(ComparedCell::isSuspect)) {
            notes.add("?        some of the trials are suspect: compare with care");
        }
        return notes;
    }

    private static List<String> deltas(Comparison comparison) {
        List<String> notes = new ArrayList<>();
        if (any(comparison, contrast -> !contrast.isPaired() && !contrast.isMerged())) {
            notes.add("Cliff's: +1 where all trials of B lie above all of A, 0 where neither side tends to be higher");
        }
        if (any(comparison, contrast -> contrast.isPaired() && !contrast.isMerged())) {
            notes.add(
                    "of pairs, by the ranks of their differences: +1 where B is higher in every pair, 0 where neither tends to be");
        }
        return IntStream.range(0, notes.size())
                .mapToObj(i -> (i == 0 ? "delta    " : "         ") + notes.get(i))
                .toList();
    }

    private static String tests(Comparison comparison) {
        boolean pairs = any(comparison, Contrast::isPaired);
        boolean sides = any(comparison, contrast -> !contrast.isPaired());
        String ofPairs = "Wilcoxon's signed ranks" + (sides ? " (pairs)" : "");
        return (pairs ? ofPairs : "") + (pairs && sides ? " and " : "") + (sides ? "Mann-Whitney" : "");
    }

    private static boolean any(Comparison comparison, Predicate<Contrast> condition) {
        return comparison.contrasts().anyMatch(condition);
    }
}
