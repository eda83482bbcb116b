package slowcall.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * How often the order was broken in which one user could see things happen: one was asked for only when the other had been answered,
 * and was applied before it. Of two that overlap neither is the earlier. One that comes early counts as often as it has overtaken another.
 */
public final class Overtaking {
    private Overtaking() {}

    /** Logins that were answered and applied, by an index from 0. Times are by one clock. */
    public interface Logins {
        int size();

        /** Whose it is. */
        int user(int index);

        /** When it was asked for. */
        long sentNanos(int index);

        /** When that was answered. */
        long answeredNanos(int index);

        /** When it was applied, first if often. */
        long appliedNanos(int index);
    }

    /** How many were overtaken by one of the same user that was asked for when they had been answered. */
    public static int count(Logins logins) {
        Integer[] inOrder = new Integer[logins.size()];
        Arrays.setAll(inOrder, index -> index);
        Arrays.sort(
                inOrder, Comparator.<Integer>comparingLong(logins::appliedNanos).thenComparingLong(logins::sentNanos));
        Map<Integer, Long> lastSent = new HashMap<>();
        int overtaken = 0;
        for (int index : inOrder) {
            Long last = lastSent.get(logins.user(index));
            if (last != null && logins.answeredNanos(index) < last) {
                overtaken++;
            }
            lastSent.merge(logins.user(index), logins.sentNanos(index), Math::max);
        }
        return overtaken;
    }
}
