package slowcall.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a strategy promises of the points of each login that it has acknowledged, once everything has come to rest. None may grant
 * points that nobody asked for, and of a login of which nothing was heard either is right.
 *
 * @param delivery whether points may be missing, or be granted more than once
 * @param ordered whether the points of one user come in the order of the logins
 */
public record Promise(Delivery delivery, boolean ordered) {
    /** Each of its calls was applied, and none twice: it has waited for the answers. */
    public static final Promise EXACTLY_CALLS = new Promise(Delivery.EXACTLY_CALLS, false);

    /** Granted once or not at all. */
    public static final Promise AT_MOST_ONCE = new Promise(Delivery.AT_MOST_ONCE, false);

    /** Granted, most of the time: nothing holds on to what is under way, and what has failed may be tried again all the same. */
    public static final Promise BEST_EFFORT = new Promise(Delivery.BEST_EFFORT, false);

    /** Granted, once or several times. */
    public static final Promise AT_LEAST_ONCE = new Promise(Delivery.AT_LEAST_ONCE, false);

    /** Granted once, however often the service is called. */
    public static final Promise EFFECTIVELY_ONCE = new Promise(Delivery.EFFECTIVELY_ONCE, false);

    private static final String IN_ORDER = "-in-order";

    /** How often points are granted. */
    public enum Delivery {
        EXACTLY_CALLS(false, false),
        AT_MOST_ONCE(true, false),
        BEST_EFFORT(true, true),
        AT_LEAST_ONCE(false, true),
        EFFECTIVELY_ONCE(false, false);

        private final boolean mayLose;
        private final boolean mayRepeat;

        Delivery(boolean mayLose, boolean mayRepeat) {
            this.mayLose = mayLose;
            this.mayRepeat = mayRepeat;
        }

        /** In plans' and tables' words. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The same, and in the order of the logins. */
    public Promise inOrder() {
        return new Promise(delivery, true);
    }

    /** Whether calls are counted, and not their effects. */
    public boolean countsCalls() {
        return delivery == Delivery.EXACTLY_CALLS;
    }

    /** What of these counts it does not allow, such as {@code lost 3}; nothing if it was kept. */
    public List<String> brokenBy(long lost, long duplicated, long unexpected, long outOfOrder) {
        List<String> broken = new ArrayList<>();
        add(broken, !delivery.mayLose, "lost", lost);
        add(broken, !delivery.mayRepeat, "duplicated", duplicated);
        add(broken, true, "unexpected", unexpected);
        add(broken, ordered, "out of order", outOfOrder);
        return broken;
    }

    private static void add(List<String> broken, boolean forbidden, String what, long count) {
        if (forbidden && count > 0) {
            broken.add(what + " " + count);
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if that is no promise
     */
    public static Promise parse(String text) {
        boolean ordered = text.endsWith(IN_ORDER);
        String plain = ordered ? text.substring(0, text.length() - IN_ORDER.length()) : text;
        for (Delivery delivery : Delivery.values()) {
            if (delivery.toString().equals(plain)) {
                return new Promise(delivery, ordered);
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is no promise, such as " + List.of(Delivery.values())
                + ", each with or without \"" + IN_ORDER + "\"");
    }

    /** In tables' words: {@code at-least-once}, {@code effectively-once-in-order}. */
    @Override
    public String toString() {
        return delivery + (ordered ? IN_ORDER : "");
    }
}
