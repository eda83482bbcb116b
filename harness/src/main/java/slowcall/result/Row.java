package slowcall.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** One trial's values by column name, as they stand in the CSV. What is unknown is absent, and empty in the CSV: never 0. */
public final class Row {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Sets a text; null characters and line breaks have no place in a cell and become spaces. */
    public Row put(Column column, String value) {
        values.put(column.name(), OneLine.of(value));
        return this;
    }

    public Row put(Column column, long value) {
        values.put(column.name(), Long.toString(value));
        return this;
    }

    /** Sets a number, rounded to the column's decimals; NaN and infinities are unknown. */
    public Row put(Column column, double value) {
        if (Double.isFinite(value)) {
            values.put(column.name(), String.format(Locale.ROOT, "%." + column.decimals() + "f", value));
        }
        return this;
    }

    public Row put(Column column, OptionalDouble value) {
        value.ifPresent(number -> put(column, number));
        return this;
    }

    /** Takes over all of another row's values. */
    public Row putAll(Map<String, String> other) {
        values.putAll(other);
        return this;
    }

    /** The value, or "" where it is unknown. */
    public String text(String column) {
        return values.getOrDefault(column, "");
    }

    /**
     * The value as a number; empty where it is unknown.
     *
     * @throws NumberFormatException if it is none, with the column's name
     */
    public OptionalDouble number(String column) {
        String text = text(column);
        try {
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new NumberFormatException("column " + column + " has \"" + text + "\", which is no number");
        }
    }

    /**
     * The value as a whole number; 0 where it is unknown. For counts that every row has.
     *
     * @throws NumberFormatException if it is none, with the column's name
     */
    public long count(String column) {
        String text = text(column);
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new NumberFormatException("column " + column + " has \"" + text + "\", which is no whole number");
        }
    }

    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }
}
