package slowcall.result;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code results/SCHEMA.md}, as far as the columns of one module fill it: from the heading of that module's first table to that of the
 * next module's, or to the end. What stands before all tables is nobody's here.
 */
public final class SchemaDocument {
    private static final Path FILE = Path.of("../results/SCHEMA.md");

    private final String first;
    private final Optional<String> next;

    private SchemaDocument(String first, Optional<String> next) {
        this.first = heading(first);
        this.next = next.map(SchemaDocument::heading);
    }

    private static String heading(String text) {
        return "## " + text + "\n";
    }

    /** The part from one heading to another. */
    public static SchemaDocument between(String first, String next) {
        return new SchemaDocument(first, Optional.of(next));
    }

    /** The last part. */
    public static SchemaDocument from(String first) {
        return new SchemaDocument(first, Optional.empty());
    }

    /** All of the document. */
    public static String text() throws IOException {
        return Files.readString(FILE);
    }

    /** A table of columns, as it stands there. */
    public static String table(List<Column> columns) {
        return "| column | meaning |\n|-|-|\n"
                + columns.stream().map(column -> line(column) + "\n").collect(joining());
    }

    private static String line(Column column) {
        return "| `" + column.name() + "` | " + column.meaning() + " |";
    }

    /** Each column's line, and how often it must be there. */
    public static Map<String, Long> lines(List<Column> columns) {
        return columns.stream().collect(Collectors.groupingBy(SchemaDocument::line, Collectors.counting()));
    }

    /** Each line of its tables, and how often it is there. */
    public Map<String, Long> lines() throws IOException {
        String text = text();
        return text.substring(begin(text), end(text))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /**
     * Writes it anew if {@code -Dslowcall.schema.write=true} asks for that.
     *
     * @param tables all of it, the first heading included
     */
    public void writeIfAsked(String tables) throws IOException {
        if (Boolean.getBoolean("slowcall.schema.write")) {
            String text = text();
            String before = text.substring(0, begin(text)).stripTrailing() + "\n\n";
            String after = text.substring(end(text));
            Files.writeString(FILE, before + tables + (after.isEmpty() ? "" : "\n" + after));
        }
    }

    /** Where the next part begins, or the document ends, if it is not there yet. */
    private int begin(String text) {
        int begin = text.indexOf(first);
        return begin < 0 ? end(text) : begin;
    }

    private int end(String text) {
        int end = next.map(text::indexOf).orElse(-1);
        return end < 0 ? text.length() : end;
    }
}
