package slowcall.integrations.outbox;

import java.time.Duration;

/**
 * How long a message lies in the outbox, by arithmetic: it is committed at any time between two looks, each as likely as the other, so
 * that it waits for half an interval on average and a whole one at most; then it is sent. This holds while a look takes less than the
 * interval, and finds less than a batch.
 */
public final class RelayLag {
    private RelayLag() {}

    /**
     * On average, from the commit to the acknowledgement.
     *
     * @param interval from one look to the next
     * @param send how long looking and sending take
     */
    public static Duration mean(Duration interval, Duration send) {
        return interval.dividedBy(2).plus(send);
    }

    /** At most. */
    public static Duration longest(Duration interval, Duration send) {
        return interval.plus(send);
    }
}
