package slowcall.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.plan.Arrivals;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;
import slowcall.plan.Shard;

/** Guards against generators that together offer another load than one would: a request twice, or not at all, or at another time. */
class ScheduleShareTest {
    private static final RequestShape SINGLE = new RequestShape.Single();
    private static final ServiceProfile VARYING = new ServiceProfile.LogNormal(150, 900);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long SEED = 42;

    static List<Arrivals> loads() {
        return List.of(
                new Arrivals.Constant(101),
                new Arrivals.Poisson(500),
                new Arrivals.Burst(1001),
                new Arrivals.Step(100, 300, Duration.ofSeconds(20), Duration.ofSeconds(10)));
    }

    private static Schedule draw(Arrivals arrivals) {
        return Schedule.draw(arrivals, SINGLE, VARYING, MINUTE, SEED);
    }

    private static List<Schedule> shares(Arrivals arrivals, int total) {
        return IntStream.rangeClosed(1, total)
                .mapToObj(number -> draw(arrivals).share(new Shard(number, total), arrivals, SEED))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("loads")
    void everyRequestIsOneGeneratorsAsItStandsInThePlan(Arrivals arrivals) {
        Schedule whole = draw(arrivals);
        int[] times = new int[whole.size()];
        for (Schedule share : shares(arrivals, 3)) {
            assertEquals(whole.length(), share.length());
            for (int index = 0; index < share.size(); index++) {
                int number = share.number(index);
                times[number]++;
                assertEquals(whole.offsetNanos(number), share.offsetNanos(index));
                assertArrayEquals(whole.delaysMillis(number), share.delaysMillis(index));
                assertTrue(index == 0 || number > share.number(index - 1), "in order");
            }
        }
        assertTrue(IntStream.of(times).allMatch(each -> each == 1));
    }

    @Test
    void equalGapsStayEqual() {
        Schedule share = shares(new Arrivals.Constant(300), 3).get(1);

        assertEquals(6000, share.size());
        for (int index = 1; index < share.size(); index++) {
            // Starts are whole nanoseconds.
            long gap = share.offsetNanos(index) - share.offsetNanos(index - 1);
            assertTrue(Math.abs(gap - 10_000_000) <= 1, () -> gap + " ns");
        }
    }

    @Test
    void aPoissonProcessStaysOne() {
        Schedule share = shares(new Arrivals.Poisson(1000), 2).getFirst();

        // A Poisson number with mean 30,000 has standard deviation 173; four of them.
        assertTrue(Math.abs(share.size() - 30_000) < 700, () -> share.size() + " requests");
        double sum = 0;
        double squares = 0;
        for (int index = 1; index < share.size(); index++) {
            double gap = (share.offsetNanos(index) - share.offsetNanos(index - 1)) / 1e6;
            sum += gap;
            squares += gap * gap;
        }
        int gaps = share.size() - 1;
        double mean = sum / gaps;
        double deviation = Math.sqrt(squares / gaps - mean * mean);
        assertEquals(2.0, mean, 0.05);
        // In turn they would have Erlang's gaps, whose deviation is 0.71 of their mean.
        assertEquals(1.0, deviation / mean, 0.03);
    }

    @Test
    void sharesAreToldApartAndTheWholeIsItself() {
        Arrivals poisson = new Arrivals.Poisson(100);
        List<String> digests = new ArrayList<>();
        shares(poisson, 3).forEach(share -> digests.add(share.sha256()));

        assertEquals(3, digests.stream().distinct().count());
        assertNotEquals(draw(poisson).sha256(), digests.getFirst());
        Schedule whole = draw(poisson);
        assertSame(whole, whole.share(Shard.WHOLE, poisson, SEED));
        assertEquals(17, whole.number(17));
    }

    @Test
    void whatBecameOfRequestsStandsWhereThePlanHasThem() {
        Arrivals constant = new Arrivals.Constant(0.1);
        Schedule second = shares(constant, 2).get(1);

        assertEquals(3, second.size());
        assertArrayEquals(new byte[] {-1, 7, -1, 8}, second.byNumber(new byte[] {7, 8}));
        assertArrayEquals(new byte[] {}, second.byNumber(new byte[] {}));
        byte[] all = {1, 2};
        assertSame(all, draw(constant).byNumber(all));
    }

    @Test
    void aClosedLoopHasNoShares() {
        Arrivals closed = new Arrivals.Closed(4);

        assertThrows(IllegalArgumentException.class, () -> draw(closed).share(new Shard(1, 2), closed, SEED));
    }
}
