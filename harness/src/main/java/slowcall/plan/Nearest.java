package slowcall.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what was meant by a misspelt word. */
final class Nearest {
    private Nearest() {}

    /** What to do about {@code word}: {@code did you mean "measure"?}, or the words that are known. */
    static String suggestion(String word, Collection<String> known) {
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
                .min(Comparator.comparingInt((String candidate) -> edits(word, candidate)))
                .filter(nearest -> edits(word, nearest) <= Math.max(1, nearest.length() / 3));
    }

    /** The Levenshtein distance: letters inserted, removed or replaced, in any case. */
    static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (same(from.charAt(i - 1), to.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }

    private static boolean same(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}
