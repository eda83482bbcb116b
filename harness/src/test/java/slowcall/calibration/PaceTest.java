package slowcall.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.calibration.Step.Kind;

/** Guards against a calibration that takes longer than what it is there for, and against one too short to say anything. */
class PaceTest {
    private static double seconds(Duration trials) {
        return Pace.forTrialsOf(trials).expected().toMillis() / 1000.0;
    }

    @Test
    void aRunOfUsualLengthGetsLessThanAMinute() {
        double usual = seconds(Duration.ofMinutes(20));

        assertTrue(usual >= 20 && usual <= 40, "takes " + usual + " s");
        assertEquals(usual, seconds(Duration.ofHours(10)));
    }

    @Test
    void aShortRunGetsNoMoreThanFour() {
        assertTrue(seconds(Duration.ofSeconds(65)) <= 4, "takes " + seconds(Duration.ofSeconds(65)) + " s");
        assertTrue(seconds(Duration.ZERO) >= 2, "takes " + seconds(Duration.ZERO) + " s");
    }

    @Test
    void inBetweenItGrowsWithTheTrials() {
        double between = seconds(Duration.ofSeconds(160));

        assertTrue(between > seconds(Duration.ofSeconds(65)), "takes " + between + " s");
        assertTrue(between < seconds(Duration.ofMinutes(20)), "takes " + between + " s");
    }

    @Test
    void onlyARunOfUsualLengthHasTimeToGetWarm() {
        assertTrue(Pace.forTrialsOf(Duration.ofMinutes(20)).mostTimes() >= 15);
        assertEquals(1, Pace.forTrialsOf(Duration.ofSeconds(65)).mostTimes());
    }

    @ParameterizedTest
    @EnumSource
    void noStepIsShorterThanItsLeastOrLongerThanUsual(Kind kind) {
        long least = Pace.forTrialsOf(Duration.ZERO).step(kind).millis();
        long usual = Pace.forTrialsOf(Duration.ofDays(1)).step(kind).millis();

        assertTrue(least >= 50 && least < usual && usual <= 2000, least + " to " + usual + " ms");
    }

    @Test
    void ratesRiseAndStayBelowFullSpeed() {
        assertEquals(Pace.SHARES_OF_FULL_SPEED.stream().sorted().toList(), Pace.SHARES_OF_FULL_SPEED);
        assertTrue(Pace.SHARES_OF_FULL_SPEED.getLast() < 1);
    }
}
