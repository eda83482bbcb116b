package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guards against books that are compared while something is under way: what is late would be called lost. */
class DrainTest {
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private long nanos;

    /** Each look takes sixty milliseconds: two are more than there is patience for. */
    private static final long LOOK_NANOS = 60_000_000;

    private boolean drains(boolean lessIsProgress, Iterator<Long> looks) throws Exception {
        return new Drain(0, PATIENCE, lessIsProgress, () -> nanos).await(() -> {
            nanos += LOOK_NANOS;
            return looks.next();
        });
    }

    @Test
    void oneLookThatFindsNothingIsNotEnough() throws Exception {
        Iterator<Long> looks = List.of(2L, 0L, 1L, 0L, 0L, 7L).iterator();
        Drain drain = new Drain(0, PATIENCE, false, () -> 0);

        assertTrue(drain.await(looks::next));

        assertEquals(7L, looks.next(), "no further look");
    }

    @Test
    void whatDoesNotGetLessIsGivenUp() throws Exception {
        assertFalse(drains(true, Stream.iterate(3L, more -> more + 1).iterator()));
        assertFalse(drains(true, Stream.generate(() -> 3L).iterator()));
    }

    @Test
    void whatGetsLessNowAndThenIsNot() throws Exception {
        assertTrue(drains(true, List.of(9L, 8L, 8L, 6L, 7L, 0L, 0L).iterator()));
    }

    @Test
    void whoHasNoMoreTimeGivesThatUpAsWell() throws Exception {
        assertFalse(drains(false, Stream.iterate(9L, less -> less - 1).iterator()));
    }
}
