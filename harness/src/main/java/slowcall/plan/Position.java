package slowcall.plan;

/**
 * Where in a plan file something was written.
 *
 * @param source the file's name, or the name of a built-in plan
 * @param line 1-based
 * @param column 1-based
 */
public record Position(String source, int line, int column) {

    /** For what was not read from a file: tests, defaults. */
    public static final Position NONE = new Position("", 0, 0);

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
