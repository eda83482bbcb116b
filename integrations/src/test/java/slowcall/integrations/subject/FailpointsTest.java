package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.integrations.message.Failpoint;

/** Guards against a kill that misses its window, and a window that holds up those who are not to be killed in it. */
@Timeout(60)
class FailpointsTest {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final Failpoints failpoints = new Failpoints(said::add);

    private Thread reach(Failpoint point, long id) {
        // Waits until it is killed, which here it is not: the test's JVM goes without it.
        return Thread.ofPlatform().daemon().start(() -> failpoints.reach(point, id));
    }

    private static boolean passes(Thread thread) throws InterruptedException {
        return thread.join(Duration.ofSeconds(20));
    }

    @Test
    void nobodyIsHeldUpUnlessArmed() throws InterruptedException {
        for (Failpoint point : Failpoint.values()) {
            assertTrue(passes(reach(point, 1)));
        }
        assertNull(said.poll());
    }

    @Test
    void theOneAfterSoManyOthersSaysWhichLoginItHasAndGoesNoFurther() throws InterruptedException {
        failpoints.arm(Failpoint.BEFORE_MARK, 2);

        assertTrue(passes(reach(Failpoint.BEFORE_MARK, 1)));
        assertTrue(passes(reach(Failpoint.AFTER_MARK, 2)));
        assertTrue(passes(reach(Failpoint.BEFORE_MARK, 3)));
        Thread held = reach(Failpoint.BEFORE_MARK, 4);

        assertEquals("AT before-mark 4", said.poll(20, TimeUnit.SECONDS));
        assertTrue(passes(reach(Failpoint.BEFORE_MARK, 5)), "others go on until they are killed");
        held.interrupt();
        assertFalse(held.join(Duration.ofMillis(50)));
        assertNull(said.poll());
    }
}
