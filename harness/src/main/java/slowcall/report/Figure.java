package slowcall.report;

/**
 * A chart and, beside it, its numbers: a chart alone cannot be read aloud, searched or copied.
 *
 * @param table the chart's numbers
 */
public record Figure(Chart chart, Table table) implements Part {}
