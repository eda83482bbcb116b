package slowcall.report;

import java.util.List;

/**
 * A table.
 *
 * @param caption what it shows
 */
public record Table(String caption, List<Heading> headings, List<Line> lines) implements Part {
    /**
     * A table.
     *
     * @throws IllegalArgumentException if a line has another number of entries than there are headings
     */
    public Table {
        headings = List.copyOf(headings);
        lines = List.copyOf(lines);
        for (Line line : lines) {
            if (line.entries().size() != headings.size()) {
                throw new IllegalArgumentException("a line of \"" + caption + "\" has "
                        + line.entries().size() + " entries for " + headings.size() + " columns");
            }
        }
    }

    @Override
    public List<Table> tables() {
        return List.of(this);
    }

    /**
     * What heads a column.
     *
     * @param unit "" for what has none
     * @param meaning shown to who asks for it, and below the section's tables; "" if there is nothing to say
     */
    public record Heading(String label, String unit, String meaning) {
        public Heading(String label) {
            this(label, "", "");
        }

        public Heading(String label, String unit) {
            this(label, unit, "");
        }
    }

    /**
     * A line.
     *
     * @param keys what a reader can filter by
     */
    public record Line(Keys keys, List<Entry> entries) {
        public Line {
            entries = List.copyOf(entries);
        }

        public Line(Entry... entries) {
            this(Keys.NONE, List.of(entries));
        }

        public Line(Keys keys, Entry... entries) {
            this(keys, List.of(entries));
        }
    }
}
