package slowcall.integrations.outbox;

/** What a relay does with the messages behind one that it cannot send. What keeps an order sends less at once. */
public enum OrderRule {
    /** None is sent until that one is: the order of all is kept, and each is sent when the one before it was acknowledged. */
    STOP,
    /** None of the same user is: each user's order is kept. */
    STOP_PER_KEY,
    /** They are sent, and that one later: no order is kept. */
    SKIP
}
