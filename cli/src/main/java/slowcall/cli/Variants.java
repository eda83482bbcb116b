package slowcall.cli;

import java.util.List;
import slowcall.result.CellNames;
import slowcall.result.Row;

/**
 * What departs from the usual in the rows of a table that differ in it. The client has a column of its own. Long variants are
 * numbered, v1 and on, and spelt out below.
 */
record Variants(List<String> distinct) {
    private static final int LONGEST = 24;

    static Variants among(List<Row> rows) {
        return new Variants(rows.stream().map(CellNames::variant).distinct().toList());
    }

    boolean differ() {
        return distinct.size() > 1;
    }

    String cell(Row row) {
        String variant = CellNames.variant(row);
        return variant.isEmpty() ? TableColumn.BLANK : isLong() ? number(variant) : variant;
    }

    /** A line for each that is numbered. */
    List<String> legend() {
        return differ() && isLong()
                ? distinct.stream()
                        .filter(variant -> !variant.isEmpty())
                        .map(variant -> "  " + number(variant) + "  " + variant)
                        .toList()
                : List.of();
    }

    private boolean isLong() {
        return distinct.stream().anyMatch(variant -> variant.length() > LONGEST);
    }

    private String number(String variant) {
        return "v" + (distinct.stream().filter(each -> !each.isEmpty()).toList().indexOf(variant) + 1);
    }
}
