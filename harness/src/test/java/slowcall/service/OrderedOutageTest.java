package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import slowcall.plan.Outage;

/** Guards against an outage of the service that begins early, ends late or touches a call outside of it. */
class OrderedOutageTest {
    private static final long MILLI = 1_000_000;
    /** Near the end of what a clock can say, so that times after it are negative. */
    private static final long FROM = Long.sum(Long.MAX_VALUE, -MILLI);

    private static final PointsCall CALL = new PointsCall(7, 0, 20);

    @Test
    void callsBeforeAndAfterItAreAsTheyWere() {
        OrderedOutage outage = new OrderedOutage(Outage.Mode.FAIL, FROM, FROM + 10 * MILLI);

        assertSame(CALL, outage.meets(CALL, FROM - 1));
        assertSame(CALL, outage.meets(CALL, FROM + 10 * MILLI));
        assertEquals(CALL.failed(), outage.meets(CALL, FROM));
        assertEquals(CALL.failed(), outage.meets(CALL, FROM + 10 * MILLI - 1));
    }

    @Test
    void aCallThatHangsIsAnsweredWhenItIsOverAndItsOwnDelayHasPassed() {
        OrderedOutage outage = new OrderedOutage(Outage.Mode.HANG, FROM, FROM + 10 * MILLI);

        assertEquals(CALL.later(10), outage.meets(CALL, FROM));
        assertEquals(CALL.later(1), outage.meets(CALL, FROM + 10 * MILLI - 1));
    }

    @Test
    void withoutAnOrderThereIsNone() {
        assertSame(CALL, OrderedOutage.NONE.meets(CALL, 0));
        assertSame(CALL, OrderedOutage.NONE.meets(CALL, System.nanoTime()));
    }
}
