package slowcall.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Guards the rates at which the comparison itself errs. */
class FalsePositivesTest {
    @Test
    void whatDoesNotDifferIsFoundToAsOftenAsTheTestsSizeSays() throws IOException {
        for (FalsePositives.Rate rate : FalsePositives.ofMadeUp(1000)) {
            assertTrue(rate.rejected() >= rate.least() && rate.rejected() <= rate.most(), rate::toString);
        }
    }

    @Test
    void amongFiveEndpointsAnyIsFoundNoMoreOften() throws IOException {
        for (FalsePositives.Rate rate : FalsePositives.ofFamilies(1000)) {
            assertTrue(rate.rejected() <= rate.most(), rate::toString);
        }
    }

    /** The range that was asked for where a test's exact size is .05. */
    @Test
    void theRangeIsTheBinomialOne() {
        var rate = new FalsePositives.Rate("", "", 10, 1000, 0, .05);
        assertEquals(33, rate.least());
        assertEquals(69, rate.most());
    }

    @Test
    void whatDiffersIsFoundAsOftenAsTheorySays() throws IOException {
        Power.Found ten = Power.of(.1, 1000);
        assertEquals(.98, ten.raw(), .02);
        assertEquals(.88, ten.adjusted(), .04);
        assertEquals(ten.predicted(), ten.raw(), .04);
        Power.Found five = Power.of(.05, 1000);
        assertEquals(five.predicted(), five.raw(), .04);
        assertTrue(five.adjusted() < five.raw());
    }

    @Test
    void equivalenceTakesFiftyTrialsASide() throws IOException {
        int enough = Power.trialsForEquivalence();
        assertEquals(51, enough, 3);
        assertTrue(Power.ofEquivalence(10, 500) < .05);
        assertEquals(.8, Power.ofEquivalence(enough, 500), .06);
    }
}
