package slowcall.integrations.outbox;

import java.util.Arrays;
import java.util.Locale;

/** What a relay does with the messages behind one that it cannot send. What keeps an order sends less at once. */
public enum OrderRule {
    /** None is sent until that one is: the order of all is kept, and each is sent when the one before it was acknowledged. */
    STOP,
    /** None of the same user is: each user's order is kept. */
    STOP_PER_KEY,
    /** They are sent, and that one later: no order is kept. */
    SKIP;

    /** As it is written in plans. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one with this label. */
    public static OrderRule labelled(String label) {
        return Arrays.stream(values())
                .filter(rule -> rule.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no order \"" + label + "\""));
    }
}
