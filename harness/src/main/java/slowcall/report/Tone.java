package slowcall.report;

/** How something is meant. Colour only underlines it: the text says it as well. */
public enum Tone {
    PLAIN,
    GOOD,
    CAUTION,
    BAD
}
