package slowcall.cli;

import java.util.List;
import java.util.stream.Stream;
import slowcall.compare.ComparedCell;
import slowcall.compare.Comparison;
import slowcall.compare.ComparisonWords;
import slowcall.compare.Contrast;
import slowcall.compare.Endpoint;
import slowcall.compare.Unpartnered;

/** A comparison to read in a terminal: for each load a table, in it a block for each cell, in that a line for each endpoint. */
final class ComparisonText {
    private static final int COLUMNS = 9;
    private static final int OUTCOME = COLUMNS - 1;
    private static final String HEAD = "  ";
    private static final String INDENT = "    ";

    private final Comparison comparison;

    ComparisonText(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        sides(text);
        int[] widths = widths();
        String before = "";
        int candidate = -1;
        for (ComparedCell cell : comparison.cells()) {
            if (cell.candidate() != candidate && comparison.sides().size() > 2) {
                text.append('\n').append(letter(cell.candidate() + 1)).append(" against A\n");
                before = "";
            }
            String group = cell.cell().group();
            if (!group.equals(before) || cell.candidate() != candidate) {
                text.append('\n').append(group).append(group.isEmpty() ? "" : "\n\n");
                line(text, head(cell), widths);
            }
            before = group;
            candidate = cell.candidate();
            block(text, cell, widths);
        }
        text.append('\n');
        unpartnered(text);
        comparison.notes().forEach(note -> text.append("Note: ").append(note).append('\n'));
        text.append(comparison.notes().isEmpty() ? "" : "\n");
        ComparisonWords.legend(comparison).forEach(note -> text.append(note).append('\n'));
        // Last, where a terminal still shows it.
        text.append('\n').append(ComparisonWords.summary(comparison)).append('\n');
        return text.toString();
    }

    private void sides(StringBuilder text) {
        for (int i = 0; i < comparison.sides().size(); i++) {
            Comparison.Described side = comparison.sides().get(i);
            text.append(comparison.byStrategy() ? "" : letter(i) + "  ")
                    .append(side.name())
                    .append("  ")
                    .append(side.about())
                    .append('\n');
            if (i == 0 && !comparison.place().isEmpty()) {
                text.append(comparison.byStrategy() ? "" : "   ")
                        .append("on ")
                        .append(comparison.place())
                        .append('\n');
            }
            if (i > 0) {
                comparison
                        .environments()
                        .get(i - 1)
                        .forEach(difference -> text.append("   differs from A: ")
                                .append(difference)
                                .append('\n'));
            }
        }
    }

    private static String letter(int side) {
        return ComparisonWords.letter(side);
    }

    private List<String> head(ComparedCell cell) {
        String b = comparison.byStrategy() ? "B" : letter(cell.candidate() + 1);
        return List.of(HEAD, "A", b, "change", "95 % interval", "p", "delta", "trials", "outcome");
    }

    private void block(StringBuilder text, ComparedCell cell, int[] widths) {
        text.append(HEAD).append(ComparisonWords.heading(comparison, cell)).append('\n');
        for (Contrast contrast : cell.contrasts()) {
            line(text, cells(contrast), widths);
        }
        if (!cell.unknown().isEmpty()) {
            String names = String.join(
                    ", ", cell.unknown().stream().map(Endpoint::name).toList());
            text.append(INDENT).append(names).append(": unknown, or too few samples\n");
        }
    }

    private List<String> cells(Contrast contrast) {
        String indent = contrast.outcome().isPresent() ? INDENT : HEAD;
        String star = contrast.isMerged() ? "*" : "";
        return List.of(
                indent + ComparisonWords.endpoint(contrast),
                ComparisonWords.figure(contrast, contrast.a()) + star,
                ComparisonWords.figure(contrast, contrast.b()) + star,
                ComparisonWords.change(contrast),
                ComparisonWords.interval(contrast),
                ComparisonWords.probability(contrast),
                ComparisonWords.delta(contrast),
                ComparisonWords.trials(contrast),
                ComparisonWords.outcome(contrast));
    }

    private int[] widths() {
        int[] widths = new int[COLUMNS];
        Stream<List<String>> lines = comparison.cells().stream()
                .flatMap(cell -> Stream.concat(
                        Stream.of(head(cell)), cell.contrasts().stream().map(this::cells)));
        lines.forEach(cells -> {
            for (int i = 0; i < COLUMNS; i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
            }
        });
        return widths;
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < COLUMNS; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            boolean toTheLeft = i == 0 || i == OUTCOME;
            line.append(i == 0 ? "" : i == OUTCOME ? "  " : " ")
                    .append(toTheLeft ? cells.get(i) + padding : padding + cells.get(i));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private void unpartnered(StringBuilder text) {
        if (comparison.unpartnered().isEmpty()) {
            return;
        }
        text.append(comparison.byStrategy() ? "Without another strategy:\n" : "Without a partner:\n");
        for (Unpartnered cell : comparison.unpartnered()) {
            String closest = ComparisonWords.closest(cell);
            text.append(HEAD)
                    .append(ComparisonWords.unpartnered(comparison, cell))
                    .append('\n')
                    .append(closest.isEmpty() ? "" : INDENT + closest + "\n");
        }
        text.append('\n');
    }
}
