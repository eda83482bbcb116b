package slowcall.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import slowcall.measure.Counts;

/** Guards against a soak that calls a leak flat, or a JVM that is still warming up a leak. */
class GrowthTest {
    private static SoakSample sample(int number, double heapMib, int threads) {
        Counts counts = new Counts(100, 80, 15, 5, 0, 0, 0, 0, 0, 80, "");
        return new SoakSample(number, "a", counts, 0, heapMib, threads, OptionalDouble.of(100), OptionalDouble.of(300));
    }

    private static List<Growth> of(IntToDoubleFunction heapMib, IntToDoubleFunction threads) {
        return Growth.of(IntStream.range(0, 60)
                .mapToObj(i -> sample(i, heapMib.applyAsDouble(i), (int) threads.applyAsDouble(i)))
                .toList());
    }

    @Test
    void whatScattersIsFlat() {
        List<Growth> growths = of(i -> 20 + i % 5, i -> 30 + i % 3);

        assertEquals(4, growths.size());
        assertTrue(growths.stream().allMatch(Growth::isFlat), growths::toString);
    }

    @Test
    void whatGrowsInTheBeginningOnlyIsFlat() {
        assertTrue(of(i -> Math.min(i, 20) * 5, i -> 30).getFirst().isFlat());
    }

    @Test
    void aLeakIsFound() {
        List<Growth> growths = of(i -> 20 + i / 2.0 + i % 5, i -> 30 + i / 3.0);

        assertFalse(growths.get(0).isFlat(), growths::toString);
        assertFalse(growths.get(1).isFlat(), growths::toString);
        assertTrue(growths.get(2).isFlat() && growths.get(3).isFlat(), growths::toString);
        assertTrue(growths.get(0).toString().endsWith("(grows by more than 8.0)"), growths::toString);
    }

    @Test
    void aRequestThatIsMissingIsFound() {
        Counts missing = new Counts(100, 80, 14, 5, 0, 0, 0, 0, 0, 80, "");
        SoakSample whole = sample(1, 1, 1);
        SoakSample oneShort = new SoakSample(1, "a", missing, 0, 1, 1, OptionalDouble.empty(), OptionalDouble.empty());

        assertTrue(whole.isConserved());
        assertFalse(oneShort.isConserved());
    }
}
