package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.plan.Outage;

/** Guards against an outage that begins or ends at another time than the plan's, or in the warm-up. */
class OutageServiceTest {
    private static final long START = -5_000_000_000L;
    private static final PointsCall CALL = new PointsCall(7, 2, 200);

    private final CallsInHand client = new CallsInHand();
    private long nowNanos = START;

    /** From 1 s for 3 s. */
    private OutageService service(Outage.Mode mode) {
        return new OutageService(
                client, new Outage(Duration.ofSeconds(1), Duration.ofSeconds(3), mode), () -> nowNanos);
    }

    private PointsCall made(OutageService service) throws Exception {
        client.calls.clear();
        PointsReply reply = service.call(CALL);
        assertEquals(CALL.requestId(), reply.id());
        var unused = service.callAsync(CALL);
        assertEquals(client.calls.get(0), client.calls.get(1), "a blocking call and an asynchronous one");
        return client.calls.get(0);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "999999999, false", "1000000000, true", "3999999999, true", "4000000000, false"})
    void failsTheCallsThatAreMadeInItsTime(long elapsedNanos, boolean fails) throws Exception {
        OutageService service = service(Outage.Mode.FAIL);
        service.begin(START);
        nowNanos = START + elapsedNanos;

        assertEquals(new PointsCall(7, 2, 200, fails, false), made(service));
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "999999999, 200", "1000000000, 3200", "2500000000, 1700", "3999000001, 201", "4000000000, 200"
    })
    void answersThemWhenItIsOverAndTheirDelayHasPassed(long elapsedNanos, int delayMillis) throws Exception {
        OutageService service = service(Outage.Mode.HANG);
        service.begin(START);
        nowNanos = START + elapsedNanos;

        assertEquals(new PointsCall(7, 2, delayMillis), made(service));
    }

    @Test
    void thereIsNoneBeforeTheScheduleStarts() throws Exception {
        OutageService service = service(Outage.Mode.FAIL);
        nowNanos = START + 2_000_000_000L;

        assertEquals(CALL, made(service));
    }

    @Test
    void theLongestOutageIsWithinWhatTheServiceHonours() {
        PointsCall latest =
                new PointsCall(0, 0, 600_000).later(Duration.ofMinutes(10).toMillis());

        assertEquals(1_200_000, latest.delayMillis());
        assertTrue(latest.delayMillis() <= PointsCall.MOST_MILLIS);
    }

    @Test
    void closesTheServiceBehindIt() {
        service(Outage.Mode.FAIL).close();

        assertTrue(client.closed);
    }
}
