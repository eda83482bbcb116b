package slowcall.report;

import java.util.List;

/**
 * Charts and, below them, their numbers: a chart alone cannot be read aloud, searched or copied.
 *
 * @param charts beside each other where there is room
 * @param table the charts' numbers
 */
public record Figure(List<Chart> charts, Table table) implements Part {
    public Figure {
        charts = List.copyOf(charts);
    }

    public Figure(Chart chart, Table table) {
        this(List.of(chart), table);
    }
}
