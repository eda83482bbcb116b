package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.plan.Exchange;
import slowcall.service.Clients;
import slowcall.service.LedgerEntries;
import slowcall.service.PointsCall;
import slowcall.service.PointsService;
import slowcall.service.WireMockService;

/**
 * The same call several times at once, for some logins as an idempotent one, for as many as a usual one.
 *
 * @param logins of each kind
 * @param times each call is made
 */
public record RepeatedCalls(int logins, int times) implements Observation<RepeatedCalls.Granted> {
    private static final int DELAY_MILLIS = 5;

    /**
     * What the service's books say.
     *
     * @param logins of each kind
     * @param calls that it has applied
     * @param once grants for idempotent calls
     * @param changed logins with an idempotent call and not exactly one grant
     * @param eachTime grants for usual calls
     */
    public record Granted(int logins, int calls, int once, int changed, int eachTime) {}

    @Override
    public String description() {
        return "making the same call " + times + " times at once";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(2).plusMillis(2L * logins * times);
    }

    @Override
    public Granted make(Workshop workshop) throws Exception {
        WireMockService service = Rest.service(workshop);
        service.reset();
        try (PointsService points = Clients.open(Exchange.through("jdk"), service.points())) {
            for (int id = 0; id < logins; id++) {
                repeat(points, new PointsCall(id, 0, DELAY_MILLIS).onlyOnce());
                repeat(points, new PointsCall(logins + id, 0, DELAY_MILLIS));
            }
        }
        LedgerEntries ledger = service.ledger();
        int calls = 0;
        int once = 0;
        int changed = 0;
        int eachTime = 0;
        for (int id = 0; id < 2 * logins; id++) {
            calls += ledger.applied(id);
            if (id < logins) {
                once += ledger.effects(id);
                changed += ledger.effects(id) == 1 ? 0 : 1;
            } else {
                eachTime += ledger.effects(id);
            }
        }
        return new Granted(logins, calls, once, changed, eachTime);
    }

    private void repeat(PointsService points, PointsCall call) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> calls = Collections.nCopies(times, () -> points.call(call));
            for (Future<Object> each : threads.invokeAll(calls)) {
                each.get();
            }
        }
    }
}
