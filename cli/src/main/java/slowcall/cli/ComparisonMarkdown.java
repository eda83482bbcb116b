package slowcall.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import slowcall.compare.ComparedCell;
import slowcall.compare.Comparison;
import slowcall.compare.ComparisonWords;
import slowcall.compare.Contrast;
import slowcall.compare.Endpoint;
import slowcall.compare.Outcome;
import slowcall.compare.Unpartnered;
import slowcall.result.OneLine;

/** A comparison for a pull request's comment: a table for each load, its findings in bold. */
final class ComparisonMarkdown {
    private static final List<String> HEAD =
            List.of("cell", "endpoint", "A", "B", "change", "95 % interval", "p", "delta", "trials", "outcome");

    private final Comparison comparison;

    ComparisonMarkdown(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("**" + ComparisonWords.summary(comparison) + "**\n\n");
        for (int i = 0; i < comparison.sides().size(); i++) {
            Comparison.Described side = comparison.sides().get(i);
            text.append("- ")
                    .append(comparison.byStrategy() ? "" : ComparisonWords.letter(i) + ": ")
                    .append("**" + plain(side.name()) + "** ")
                    .append(plain(side.about()))
                    .append(i == 0 && !comparison.place().isEmpty() ? ", on " + plain(comparison.place()) : "")
                    .append('\n');
            if (i > 0) {
                comparison
                        .environments()
                        .get(i - 1)
                        .forEach(difference -> text.append("  - differs from A: ")
                                .append(plain(difference.toString()))
                                .append('\n'));
            }
        }
        Optional<String> before = Optional.empty();
        for (ComparedCell cell : comparison.cells()) {
            String heading = heading(cell);
            if (!before.equals(Optional.of(heading))) {
                text.append('\n').append(heading.isEmpty() ? "" : "### " + heading + "\n\n");
                line(text, HEAD);
                text.append("|-|-|-:|-:|-:|-:|-:|-:|-:|-|\n");
            }
            before = Optional.of(heading);
            rows(text, cell);
        }
        unpartnered(text);
        text.append('\n');
        comparison.notes().forEach(note -> text.append("- ").append(plain(note)).append('\n'));
        text.append("\n<details><summary>How to read it</summary>\n\n```\n");
        ComparisonWords.legend(comparison).forEach(note -> text.append(note).append('\n'));
        return text.append("```\n</details>\n").toString();
    }

    private String heading(ComparedCell cell) {
        String candidate =
                comparison.sides().size() > 2 ? ComparisonWords.letter(cell.candidate() + 1) + " against A: " : "";
        return plain(candidate + cell.cell().group());
    }

    private void rows(StringBuilder text, ComparedCell cell) {
        String name = plain(ComparisonWords.heading(comparison, cell));
        for (Contrast contrast : cell.contrasts()) {
            String star = contrast.isMerged() ? "\\*" : "";
            line(
                    text,
                    List.of(
                            name,
                            ComparisonWords.endpoint(contrast),
                            ComparisonWords.figure(contrast, contrast.a()) + star,
                            ComparisonWords.figure(contrast, contrast.b()) + star,
                            ComparisonWords.change(contrast),
                            ComparisonWords.interval(contrast),
                            ComparisonWords.probability(contrast),
                            ComparisonWords.delta(contrast),
                            ComparisonWords.trials(contrast),
                            outcome(contrast)));
            name = "";
        }
        if (!cell.unknown().isEmpty()) {
            String names = cell.unknown().stream().map(Endpoint::name).collect(Collectors.joining(", "));
            line(text, List.of(name, names, "–", "–", "–", "–", "–", "–", "–", "unknown"));
        }
    }

    private static String outcome(Contrast contrast) {
        boolean isFinding = contrast.outcome()
                .filter(outcome -> outcome == Outcome.BETTER || outcome == Outcome.WORSE)
                .isPresent();
        String words = plain(ComparisonWords.outcome(contrast));
        return isFinding ? "**" + words + "**" : words;
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void unpartnered(StringBuilder text) {
        if (!comparison.unpartnered().isEmpty()) {
            text.append("\nWithout a partner:\n\n");
            for (Unpartnered cell : comparison.unpartnered()) {
                String closest = ComparisonWords.closest(cell);
                text.append("- ")
                        .append(plain(ComparisonWords.unpartnered(comparison, cell)
                                + (closest.isEmpty() ? "" : "; " + closest)))
                        .append('\n');
            }
        }
    }

    /** Labels come from plans, which anybody may have written: what Markdown or HTML would take for its own is escaped. */
    private static String plain(String text) {
        return OneLine.of(text).replaceAll("([\\\\`*_{}\\[\\]<>#|~!])", "\\\\$1");
    }
}
