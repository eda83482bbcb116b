package slowcall.report;

import java.util.List;

/**
 * Charts and, below them, their numbers: a chart alone cannot be read aloud, searched or copied.
 *
 * @param title above all of it; "" if the charts' own say enough
 * @param charts beside each other where there is room
 * @param table the charts' numbers
 */
public record Figure(String title, List<Chart> charts, Table table) implements Part {
    public Figure {
        charts = List.copyOf(charts);
    }

    public Figure(Chart chart, Table table) {
        this(List.of(chart), table);
    }

    public Figure(List<Chart> charts, Table table) {
        this("", charts, table);
    }

    @Override
    public List<Table> tables() {
        return List.of(table);
    }
}
