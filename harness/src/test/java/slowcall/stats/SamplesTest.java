package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.junit.jupiter.api.Test;

class SamplesTest {
    /** What the histogram itself says, place by place. */
    private static void assertSame(Histogram histogram) {
        Samples samples = Samples.of(histogram);
        int at = 0;
        for (HistogramIterationValue place : histogram.recordedValues()) {
            assertEquals(place.getValueIteratedTo(), samples.value(at));
            assertEquals(place.getCountAtValueIteratedTo(), samples.count(at));
            at++;
        }
        assertEquals(at, samples.size());
    }

    @Test
    void areThoseOfTheHistogramWhateverTheirSize() {
        SplittableRandom random = new SplittableRandom(7);
        for (int digits = 1; digits <= 3; digits++) {
            Histogram histogram = new Histogram(1, 3_600_000_000L, digits);
            for (int bits = 1; bits < 32; bits++) {
                histogram.recordValue(1L << Math.min(bits, 31));
                histogram.recordValueWithCount(random.nextLong(1L << bits), 3);
                histogram.recordValue((1L << bits) - 1);
            }
            assertSame(histogram);
        }
    }

    @Test
    void ofAnEmptyOneAreNone() {
        assertEquals(0, Samples.of(new Histogram(3)).size());
    }

    @Test
    void aSingleOneMayBeNothing() {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(0);

        assertSame(histogram);
    }
}
