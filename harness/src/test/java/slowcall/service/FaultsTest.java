package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Guards against faults that are not those that were ordered. */
class FaultsTest {
    @Test
    void losesAboutAsManyAnswersAsWereOrderedAndAlwaysTheSame() {
        Faults faults = new Faults(0.1, 7);

        long[] lost = LongStream.range(0, 10_000).filter(faults::drops).toArray();

        assertTrue(lost.length > 900 && lost.length < 1100, "lost " + lost.length);
        assertEquals(
                LongStream.of(lost).sum(),
                LongStream.range(0, 10_000).filter(new Faults(0.1, 7)::drops).sum());
        assertTrue(LongStream.of(lost).sum()
                != LongStream.range(0, 10_000).filter(new Faults(0.1, 8)::drops).sum());
    }

    @Test
    void losesNoneUnlessOrderedAndAllIfSo() {
        assertEquals(0, LongStream.range(0, 1000).filter(Faults.NONE::drops).count());
        assertEquals(
                1000, LongStream.range(0, 1000).filter(new Faults(1, 7)::drops).count());
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThrows(IllegalArgumentException.class, () -> new Faults(1.1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Faults(Double.NaN, 0));
    }
}
