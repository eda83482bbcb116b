package slowcall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.Exchange;
import slowcall.plan.RequestShape;
import slowcall.service.Clients;
import slowcall.service.PointsCall;
import slowcall.service.PointsService;
import slowcall.service.WireMockService;
import slowcall.strategy.Moment;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Strategy;

/**
 * One request that fans out to {@code calls} slow calls of 20 ms each, over real sockets to WireMock in its own JVM: what is
 * above 20 ms is the strategy, the client and the service together. Pools and permits are 16, more than there are calls, so
 * that no pool arithmetic is in the score; {@code sync} makes one call after another by definition.
 *
 * <p>The naive version sleeps instead of calling, which needs no socket, no selector and no second process; or it has fewer
 * threads than calls, and reports a division as a discovery. What JMH cannot do at all is a tail: its loop is closed, the next
 * request waits for the one before, and a stall is seen once where an open loop would have many requests meet it. Read the
 * mean; for quantiles run a plan.
 *
 * <p>{@code java -cp cli/target/slowcall.jar org.openjdk.jmh.Main FanOutBenchmark}
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FanOutBenchmark extends BenchmarkDefaults {
    /** The port of a service that is running already; without it, each fork starts and warms its own. */
    static final String PORT_PROPERTY = "slowcall.benchmarks.port";

    private static final int DELAY_MILLIS = 20;
    private static final int POOL_SIZE = 16;
    private static final long LONGEST_SECONDS = 60;

    @Param({
        "sync",
        "thread-per-request",
        "fixed-pool",
        "completable-future",
        "completable-future-default",
        "async-client",
        "virtual-threads",
        "virtual-threads-limited"
    })
    public String strategy = "";

    @Param({"3", "10"})
    public int calls;

    private @Nullable WireMockService ownService;
    private @Nullable Path ownErrors;

    @SuppressWarnings("NullAway.Init") // by start()
    private PointsService service;

    @SuppressWarnings("NullAway.Init") // by start()
    private Strategy.Session session;

    @SuppressWarnings("NullAway.Init") // by start()
    private RequestShape shape;

    @Setup
    public void start() throws IOException, InterruptedException, ChildFailedException {
        Integer port = Integer.getInteger(PORT_PROPERTY);
        service = Clients.open(
                Exchange.through("jdk"),
                WireMockService.pointsAt(port == null ? startService().port() : port));
        session = SmallSettings.open(strategy, service, POOL_SIZE);
        shape = new RequestShape.FanOut(calls);
    }

    private WireMockService startService() throws IOException, InterruptedException, ChildFailedException {
        Path errors = Files.createTempFile("slowcall-service", ".log");
        ownErrors = errors;
        WireMockService started = WireMockService.start(errors);
        ownService = started;
        started.warmUp();
        return started;
    }

    @Benchmark
    public void request() throws InterruptedException {
        OneRequest request = new OneRequest(shape);
        session.submit(request, request);
        request.await();
    }

    @TearDown
    public void end() throws IOException {
        session.close();
        service.close();
        if (ownService != null) {
            ownService.close();
        }
        if (ownErrors != null) {
            Files.delete(ownErrors);
        }
    }

    /** A request whose end is waited for. */
    private static final class OneRequest implements Request, Progress {
        private final RequestShape shape;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile Outcome outcome = Outcome.REJECTED;

        OneRequest(RequestShape shape) {
            this.shape = shape;
        }

        @Override
        public long id() {
            // Negative: the ledger does not keep it.
            return -1;
        }

        @Override
        public RequestShape shape() {
            return shape;
        }

        @Override
        public PointsCall call(int index) {
            return new PointsCall(id(), index, DELAY_MILLIS);
        }

        @Override
        public void at(Moment moment, int call) {
            // Only the end matters here.
        }

        @Override
        public void end(Outcome end) {
            outcome = end;
            ended.countDown();
        }

        void await() throws InterruptedException {
            if (!ended.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the request has not ended within a minute");
            }
            switch (outcome) {
                case Outcome.Ok ok -> {}
                case Outcome.Rejected rejected -> throw new IllegalStateException("the request was rejected");
                case Outcome.Failed failed -> throw new IllegalStateException("the request failed", failed.cause());
            }
        }
    }
}
