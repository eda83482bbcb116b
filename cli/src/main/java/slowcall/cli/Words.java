package slowcall.cli;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that decide, found in finished text: green for what is well, yellow for what needs care, red for what cannot be believed
 * or is worse. Nothing is said by colour alone.
 */
enum Words {
    /** Of trials. */
    VERDICTS("\\bVALID\\b", "\\bSUSPECT\\b", "\\b(?:INVALID|FAILED)\\b"),
    /** Of {@code doctor}, which begins its lines with them. */
    LEVELS("^ok(?= )", "^warn(?= )", "^fail(?= )"),
    /** Of self-checks, at the ends of their table's lines. */
    ANSWERS("(?<= )pass$", Words.NEVER, "(?<= )fail$"),
    /** Of comparisons, at the ends of their table's lines. */
    OUTCOMES("(?<=  )better$", Words.NEVER, "(?<=  )worse$"),
    /** Of kills, at the ends of their table's lines. */
    KILLS("(?<= )kept$", "(?<= )unproven$", "(?<= )(?:broken|failed)$"),
    /** Of claims, behind their numbers. */
    CLAIMS(
            "(?<=^[ \\d]\\d  )confirmed\\b",
            "(?<=^[ \\d]\\d  )inconclusive\\b",
            "(?<=^[ \\d]\\d  )(?:refuted|not examined)\\b");

    private static final String NEVER = "(?!)";
    private static final String GREEN = "\u001B[32m";
    private static final String YELLOW = "\u001B[33m";
    private static final String RED = "\u001B[31m";
    private static final String PLAIN = "\u001B[0m";

    private final Pattern pattern;

    /** What to find, as regular expressions without groups. */
    Words(String good, String careful, String bad) {
        pattern = Pattern.compile("(" + good + ")|(" + careful + ")|(" + bad + ")", Pattern.MULTILINE);
    }

    /** The text with these words coloured: as wide as before, to the eye. */
    String paint(String text) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(colour(found) + found.group() + PLAIN));
    }

    private static String colour(MatchResult found) {
        return found.group(1) != null ? GREEN : found.group(2) != null ? YELLOW : RED;
    }
}
