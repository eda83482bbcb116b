package slowcall.selfcheck;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import slowcall.service.PointsService;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Strategy;

/** A strategy with a fault of our choice, each request on a virtual thread of its own. No plan can name it. */
final class Faulty implements Strategy.Session {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger requests = new AtomicInteger();
    private final PointsService service;
    private final Body body;

    /** What becomes of a request. */
    interface Body {
        Body SOUND = (number, service, request, progress) -> {
            service.call(request.call(0));
            progress.end(Outcome.OK);
        };

        /** Serves the {@code number}-th request, from 1. */
        void serve(int number, PointsService service, Request request, Progress progress)
                throws IOException, InterruptedException;
    }

    private Faulty(PointsService service, Body body) {
        this.service = service;
        this.body = body;
    }

    static Function<PointsService, Strategy.Session> strategy(Body body) {
        return service -> new Faulty(service, body);
    }

    @Override
    public void submit(Request request, Progress progress) {
        int number = requests.incrementAndGet();
        threads.execute(() -> {
            try {
                body.serve(number, service, request, progress);
            } catch (IOException | InterruptedException e) {
                progress.end(new Outcome.Failed(e));
            }
        });
    }

    @Override
    public void close() {
        threads.close();
    }
}
