package slowcall.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import slowcall.result.Row;

/**
 * What departs from the usual in the rows of a table that differ in it. The client has a column of its own. Long variants are
 * numbered, v1 and on, and spelt out below.
 */
record Variants(List<String> distinct) {
    private static final int LONGEST = 24;

    static Variants among(List<Row> rows) {
        return new Variants(
                rows.stream().map(Variants::withoutClient).distinct().toList());
    }

    private static String withoutClient(Row row) {
        return Arrays.stream(row.text("variant").split(";", -1))
                .filter(part -> !part.startsWith("client="))
                .collect(Collectors.joining(";"));
    }

    boolean differ() {
        return distinct.size() > 1;
    }

    String cell(Row row) {
        String variant = withoutClient(row);
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
