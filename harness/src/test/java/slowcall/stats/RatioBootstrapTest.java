package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Guards against intervals that promise more than 95 %. */
class RatioBootstrapTest {
    @Test
    void coversTheTrueRatioAboutAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(4);
        int covered = 0;
        for (int i = 0; i < 200; i++) {
            var a = new MedianOfTrials(logNormal(random, 100));
            var b = new MedianOfTrials(logNormal(random, 110));
            var interval = RatioBootstrap.ofSides(a, b, i).interval(.95).orElseThrow();
            covered += interval.low() <= 1.1 && interval.high() >= 1.1 ? 1 : 0;
        }
        assertTrue(covered >= 182 && covered <= 199, "covered " + covered + " of 200");
    }

    private static double[] logNormal(SplittableRandom random, double median) {
        return DoubleStream.generate(() -> median * Math.exp(.05 * random.nextGaussian()))
                .limit(10)
                .toArray();
    }

    @Test
    void pairsTakeOutWhatTheirBlocksHaveInCommon() {
        var a = new MedianOfTrials(10, 20, 30, 40, 50, 60, 70, 80);
        var b = new MedianOfTrials(11, 22, 33, 44, 55, 66, 77, 88);
        var pairs = RatioBootstrap.ofPairs(a, b, 1).interval(.95).orElseThrow();
        var sides = RatioBootstrap.ofSides(a, b, 1).interval(.95).orElseThrow();
        assertEquals(1.1, pairs.low(), 1e-9);
        assertEquals(1.1, pairs.high(), 1e-9);
        assertTrue(sides.high() > 1.5, sides::toString);
    }

    @Test
    void aRatioToNothingHasNoInterval() {
        var zeros = new MedianOfTrials(0, 0, 0, 1, 2, 3);
        var some = new MedianOfTrials(1, 2, 3, 4, 5, 6);
        assertEquals(Optional.empty(), RatioBootstrap.ofSides(zeros, some, 1).interval(.95));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        var a = new MedianOfTrials(1, 2, 3, 4, 5, 6);
        var b = new MedianOfTrials(2, 3, 4, 5, 6, 8);
        assertEquals(
                RatioBootstrap.ofSides(a, b, 3).interval(.95),
                RatioBootstrap.ofSides(a, b, 3).interval(.95));
    }
}
