package slowcall.report;

/**
 * Text as it stands in a file or is typed, such as a command.
 *
 * @param caption what it is
 */
public record Listing(String caption, String text) implements Part {}
