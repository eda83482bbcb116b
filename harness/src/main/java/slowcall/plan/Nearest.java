package slowcall.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what was meant by a misspelt word. */
public final class Nearest {
    /** Of a name that anybody could have meant. */
    private static final int LONGEST = 80;

    private Nearest() {}

    /** What to do about {@code word}: {@code did you mean "measure"?}, or the words that are known. */
    public static String suggestion(String word, Collection<String> known) {
        return to(word, known)
                .map(nearest -> "did you mean \"" + nearest + "\"?")
                .orElseGet(() -> "use " + (known.size() == 1 ? "" : "one of ") + String.join(", ", known));
    }

    /** The known word with the fewest edits away, if at most a third of its letters differ. */
    static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > 40) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> candidate.length() <= LONGEST)
                .min(Comparator.comparingInt((String candidate) -> edits(word, candidate)))
                .filter(nearest -> edits(word, nearest) <= Math.max(1, nearest.length() / 3));
    }

    /** The distance of optimal string alignment: letters inserted, removed, replaced or swapped with the next one, in any case. */
    static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : edits(edits, from, i, to, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int edits(int[][] edits, String from, int i, String to, int j) {
        int replaced = edits[i - 1][j - 1] + (same(from.charAt(i - 1), to.charAt(j - 1)) ? 0 : 1);
        int least = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean isSwapped = i > 1
                && j > 1
                && same(from.charAt(i - 1), to.charAt(j - 2))
                && same(from.charAt(i - 2), to.charAt(j - 1));
        return isSwapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }

    private static boolean same(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}
