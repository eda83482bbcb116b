package slowcall.calibration;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import slowcall.jvm.ParentWatch;
import slowcall.plan.Arrivals;
import slowcall.plan.Clients;
import slowcall.plan.Exchange;
import slowcall.result.Row;
import slowcall.service.PointsService;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/**
 * A calibration's JVM. It reads where the service is; then for each step, a line of JSON, it says {@code READY}, waits for {@code
 * GO}, measures, says {@code ENDED}, and then its row as a line of JSON. It ends when its input does.
 */
final class CalibrationMain {
    /** Calls in flight at full speed: enough for WireMock's threads never to run out of work. */
    private static final int CALLERS = Math.max(64, 32 * Runtime.getRuntime().availableProcessors());

    private final ObjectMapper json = new ObjectMapper();
    private final ParentWatch parent;
    private final Strategy.Session toTheService;

    private CalibrationMain(ParentWatch parent, Strategy.Session toTheService) {
        this.parent = parent;
        this.toTheService = toTheService;
    }

    public static void main(String[] args) {
        ParentWatch parent = ParentWatch.start();
        try {
            URI points = URI.create(parent.receive());
            Strategy strategy = Strategies.named("async-client");
            try (PointsService service =
                            slowcall.service.Clients.open(Exchange.through(Clients.NAMES.getFirst()), points);
                    Strategy.Session session = strategy.open(
                            service, strategy.settings().read(strategy.name(), new java.util.TreeMap<>()))) {
                new CalibrationMain(parent, session).run();
            }
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private void run() throws Exception {
        while (true) {
            Step step = json.readValue(parent.receive(), Step.class);
            prelude(step);
            Measurement measurement = prepare(step, Duration.ofMillis(step.millis()));
            parent.send("READY");
            var unused = parent.receive();
            Row row = measurement.take();
            parent.send("ENDED");
            parent.send(json.writeValueAsString(row.values()));
        }
    }

    /** What is left to do when all is prepared. */
    private interface Measurement {
        Row take() throws InterruptedException;
    }

    private void prelude(Step step) throws InterruptedException {
        long millis = step.kind().preludeMillis(step.millis());
        if (millis > 0) {
            var unused = prepare(step, Duration.ofMillis(millis)).take();
        }
    }

    private Measurement prepare(Step step, Duration length) {
        return switch (step.kind()) {
            case CLOCK_COST -> () -> Timers.clockCost(length);
            case CLOCK_STEP -> () -> Timers.clockStep(length);
            case WAIT -> () -> Timers.waits(length);
            case STALL -> () -> Timers.stalls(length);
            case GENERATOR -> new OfferedLoad(new EndsAtOnce(), new Arrivals.Constant(step.rps()), 0, length)::run;
            case SERVICE_FULL_SPEED ->
                new OfferedLoad(
                        toTheService, new Arrivals.Closed(CALLERS), step.kind().delayMillis(), length)::run;
            case SERVICE_RATE ->
                new OfferedLoad(
                        toTheService,
                        new Arrivals.Constant(step.rps()),
                        step.kind().delayMillis(),
                        length)::run;
        };
    }

    /** A service that takes no time, and a strategy that does nothing. */
    private static final class EndsAtOnce implements Strategy.Session {
        @Override
        public void submit(Request request, Progress progress) {
            progress.end(Outcome.OK);
        }

        @Override
        public void close() {}
    }
}
