package slowcall.result;

/**
 * A column of {@code trials.csv}.
 *
 * @param name the unit is part of it
 * @param decimals digits after the point for numbers; 0 for whole numbers and text
 * @param meaning one sentence for {@code results/SCHEMA.md}
 */
public record Column(String name, int decimals, String meaning) {
    public Column {
        if (!name.matches("[a-z0-9_]{1,64}")) {
            throw new IllegalArgumentException("column name \"" + name + "\" must match [a-z0-9_]{1,64}");
        }
    }

    /** Text or a whole number. */
    public static Column of(String name, String meaning) {
        return new Column(name, 0, meaning);
    }

    /** A number with so many digits after the point. */
    public static Column decimal(String name, int decimals, String meaning) {
        return new Column(name, decimals, meaning);
    }
}
