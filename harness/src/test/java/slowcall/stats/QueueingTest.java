package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards the theory that the harness is judged by: against published tables, closed forms and a simulation. */
class QueueingTest {
    /** Eight servers, 20 ms, 70 % used. */
    private static final double RATE = 280;

    private static final double SERVICE = 0.020;

    /** Tables of Erlang's formulas, as in every textbook of teletraffic. */
    @ParameterizedTest
    @CsvSource({"1, 0.5, 0.33333", "5, 3, 0.11005", "10, 5, 0.01838", "20, 12, 0.00980"})
    void erlangBAgreesWithItsTables(int servers, double load, double expected) {
        assertEquals(expected, Queueing.erlangB(servers, load), 1e-5);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5, 0.5", "2, 1, 0.33333", "8, 5.6, 0.2706"})
    void erlangCAgreesWithItsTables(int servers, double load, double expected) {
        assertEquals(expected, Queueing.erlangC(servers, load), 1e-4);
    }

    @Test
    void exponentialServiceOfEightServersAgreesWithThePublishedValues() {
        WaitingTime wait = Queueing.exponential(8, RATE, SERVICE);

        assertEquals(0.2706, wait.probability(), 1e-4);
        assertEquals(0.00226, wait.mean(), 5e-6);
        // C exp(-120 t) = .05
        assertEquals(Math.log(0.27063 / 0.05) / 120, wait.quantile(0.95), 1e-6);
        assertEquals(0, wait.quantile(0.5));
    }

    /** A simulation of 100 million requests by another program says .2514, 1.252 ms and .0505 beyond 7.9 ms. */
    @Test
    void fixedServiceOfEightServersAgreesWithValuesFoundElsewhere() {
        WaitingTime wait = Queueing.fixed(8, RATE, SERVICE);

        assertEquals(0.00125, wait.mean(), 5e-6);
        assertEquals(0.2514, wait.probability(), 5e-4);
        assertEquals(0.0505, wait.beyond(0.0079), 5e-4);
        assertEquals(0.0079, wait.quantile(0.95), 5e-5);
    }

    /** Only the ratio of the times matters, beyond the first service time as well. */
    @Test
    void fixedServiceIsTheSameInEveryUnitOfTime() {
        WaitingTime seconds = Queueing.fixed(3, 2.7, 1);
        WaitingTime fast = Queueing.fixed(3, 2.7 / .02, .02);

        for (double time : new double[] {0, .4, 1, 1.7, 2.5, 4}) {
            assertEquals(seconds.beyond(time), fast.beyond(.02 * time), 1e-9);
        }
        assertTrue(seconds.beyond(2.5) > .01 && seconds.beyond(2.5) < seconds.beyond(1.7));
    }

    /** Pollaczek and Khinchine: E[W] = ρD / 2(1 - ρ); Erlang: P(W ≤ t) for t < D is (1 - ρ) exp(λt). */
    @ParameterizedTest
    @CsvSource({"0.1", "0.5", "0.7", "0.9"})
    void fixedServiceOfOneServerAgreesWithTheClosedForm(double used) {
        WaitingTime wait = Queueing.fixed(1, used, 1);

        assertEquals(used / (2 * (1 - used)), wait.mean(), 1e-9);
        assertEquals(used, wait.probability(), 1e-9);
        assertEquals(1 - (1 - used) * Math.exp(used * 0.5), wait.beyond(0.5), 1e-9);
    }

    /** The mean is the integral of the tail: ties the two halves of the solution together, across the joints at multiples of D. */
    @ParameterizedTest
    @CsvSource({"1, 0.6", "2, 0.6", "8, 0.7", "16, 0.9"})
    void theTailIntegratesToTheMean(int servers, double used) {
        WaitingTime wait = Queueing.fixed(servers, servers * used, 1);
        double integral = 0;
        int steps = 20_000;
        for (int i = 0; i < steps; i++) {
            integral += wait.beyond((i + 0.5) * 20 / steps) * 20 / steps;
        }

        assertEquals(wait.mean(), integral, wait.mean() * 1e-4);
    }

    @Test
    void aSimulationWaitsAsLong() {
        SplittableRandom random = new SplittableRandom(1);
        int requests = 2_000_000;
        long[] arrivals = new long[requests];
        long[] services = new long[requests];
        double at = 0;
        for (int i = 0; i < requests; i++) {
            at += -Math.log1p(-random.nextDouble()) / RATE;
            arrivals[i] = (long) (at * 1e9);
            services[i] = (long) (SERVICE * 1e9);
        }
        double sum = 0;
        for (long wait : QueueReplay.waits(arrivals, services, 8)) {
            sum += wait / 1e9;
        }

        assertEquals(Queueing.fixed(8, RATE, SERVICE).mean(), sum / requests, 0.00125 * 0.03);
    }

    @Test
    void quantilesInvertTheTail() {
        WaitingTime wait = Queueing.fixed(8, 7.2, 1);

        for (double quantile : new double[] {0.5, 0.9, 0.99, 0.999}) {
            assertEquals(1 - quantile, wait.beyond(wait.quantile(quantile)), 1e-9);
        }
    }

    @Test
    void aLoadThatTheServersCannotBearIsRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Queueing.fixed(8, 400, SERVICE));

        assertTrue(refused.getMessage().contains("8.0 must be above 0 and below the servers, 8"), refused::getMessage);
        assertThrows(IllegalArgumentException.class, () -> Queueing.exponential(8, 401, SERVICE));
        assertThrows(IllegalArgumentException.class, () -> Queueing.erlangB(0, 1));
    }

    /** Against the exact formula; Cosmetatos states errors below 1 % in heavy traffic. */
    @ParameterizedTest
    @CsvSource({"8, 280, 0.02", "16, 14.4, 1", "63, 300, 0.2"})
    void theApproximationOfEqualServiceTimesComesCloseToTheExactMean(int servers, double rate, double service) {
        double exact = Queueing.fixed(servers, rate, service).mean();

        assertEquals(exact, Queueing.general(servers, rate, service, 1, 0).mean(), exact * 0.02);
    }

    @Test
    void theApproximationIsExactForExponentialService() {
        WaitingTime exact = Queueing.exponential(8, RATE, SERVICE);
        WaitingTime general = Queueing.general(8, RATE, SERVICE, 1, 1);

        assertEquals(exact.mean(), general.mean(), 1e-12);
        assertEquals(exact.quantile(0.99), general.quantile(0.99), 1e-9);
    }

    /** Pollaczek and Khinchine: of one server (1 + cs²) / 2 times the mean of M/M/1. */
    @ParameterizedTest
    @CsvSource({"0.4", "1.5", "3"})
    void theApproximationOfOneServerAgreesWithTheClosedForm(double variation) {
        assertEquals(
                0.8 / 0.2 * (1 + variation) / 2,
                Queueing.general(1, 0.8, 1, 1, variation).mean(),
                1e-9);
    }

    @Test
    void equalGapsAndEqualServiceTimesNeverQueue() {
        assertEquals(0, Queueing.general(63, 300, 0.2, 0, 0).mean());
        assertEquals(0, Queueing.general(63, 300, 0.2, 0, 0).quantile(0.999));
    }
}
