package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Guards the medians of resamples, which are found without sorting them. */
class MedianOfTrialsTest {
    private static final SplittableRandom NO_CHANCE = new SplittableRandom(1);

    private static double drawn(MedianOfTrials trials, int... drawn) {
        return trials.value(drawn, NO_CHANCE);
    }

    @Test
    void itIsTheMiddleOfWhatWasDrawn() {
        var trials = new MedianOfTrials(4, 1, 3, 2);

        assertEquals(2.5, trials.value());
        assertEquals(2.5, drawn(trials, 0, 1, 2, 3));
        assertEquals(2, drawn(trials, 0, 1, 3, 3));
        assertEquals(3.5, drawn(trials, 0, 0, 1, 2));
        assertEquals(4, drawn(trials, 0, 0, 0, 0));
    }

    @Test
    void ofAnOddNumberItIsAValue() {
        var trials = new MedianOfTrials(5, 1, 5);

        assertEquals(5, trials.value());
        assertEquals(5, drawn(trials, 0, 1, 2));
        assertEquals(1, drawn(trials, 1, 1, 2));
        assertEquals(1, drawn(trials, 1, 1, 1));
    }

    @Test
    void ofNothingThereIsNone() {
        assertThrows(IllegalArgumentException.class, MedianOfTrials::new);
    }
}
