package slowcall.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import slowcall.service.PointsService;
import slowcall.strategy.BlockingFlow;
import slowcall.strategy.ExecutorCarrier;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;

/** Strategies that others might write: one that is right, and one for each way of being wrong. Known through a plugin's jar only. */
public final class OthersStrategies {
    public static final List<Class<? extends Strategy>> ALL = List.of(
            WellBehaved.class,
            Halts.class,
            EndsTwice.class,
            LosesEveryTenth.class,
            CallsTwice.class,
            NeverCalls.class,
            HangsInSubmit.class,
            ThrowsInSubmit.class,
            Hoards.class,
            Prints.class);

    private OthersStrategies() {}

    /** Requests one after another, each a task of its own. */
    private abstract static class OneTaskEach implements Strategy {
        private final String name;
        private final AtomicInteger requests = new AtomicInteger();

        OneTaskEach(String name) {
            this.name = name;
        }

        /** Serves the {@code number}-th request, from 1. */
        abstract void serve(int number, PointsService service, Request request, Progress progress) throws Exception;

        /** Takes the {@code number}-th request, in the generator's thread. */
        void take(int number, Runnable task, ExecutorService threads) {
            threads.execute(task);
        }

        @Override
        public final String name() {
            return name;
        }

        @Override
        public final String description() {
            return "for tests";
        }

        @Override
        public final Session open(PointsService service, Settings settings) {
            // Threads that keep a JVM alive, as most people's do.
            ExecutorService threads = Executors.newCachedThreadPool();
            return new Session() {
                @Override
                public void submit(Request request, Progress progress) {
                    int number = requests.incrementAndGet();
                    take(number, () -> run(number, service, request, progress), threads);
                }

                @Override
                public void close() {
                    threads.close();
                }
            };
        }

        private void run(int number, PointsService service, Request request, Progress progress) {
            try {
                serve(number, service, request, progress);
            } catch (Exception e) {
                progress.end(new Outcome.Failed(e));
            }
        }
    }

    /** As one of ours would be: with what is there for everybody. */
    public static final class WellBehaved implements Strategy {
        @Override
        public String name() {
            return "others-well-behaved";
        }

        @Override
        public String description() {
            return "a thread of somebody else's for each request";
        }

        @Override
        public Session open(PointsService service, Settings settings) {
            return BlockingFlow.parallel(service, new ExecutorCarrier(Executors.newVirtualThreadPerTaskExecutor()));
        }
    }

    public static final class Halts extends OneTaskEach {
        public Halts() {
            super("others-halts");
        }

        @Override
        void serve(int number, PointsService service, Request request, Progress progress) throws Exception {
            if (number == 5) {
                System.err.println("no more, thank you");
                Runtime.getRuntime().halt(3);
            }
            var unused = service.call(request.call(0));
            progress.end(Outcome.OK);
        }
    }

    public static final class EndsTwice extends OneTaskEach {
        public EndsTwice() {
            super("others-ends-twice");
        }

        @Override
        void serve(int number, PointsService service, Request request, Progress progress) throws Exception {
            var unused = service.call(request.call(0));
            progress.end(Outcome.OK);
            progress.end(Outcome.OK);
        }
    }

    public static final class LosesEveryTenth extends OneTaskEach {
        public LosesEveryTenth() {
            super("others-loses-every-tenth");
        }

        @Override
        void serve(int number, PointsService service, Request request, Progress progress) throws Exception {
            if (number % 10 != 0) {
                var unused = service.call(request.call(0));
                progress.end(Outcome.OK);
            }
        }
    }

    public static final class CallsTwice extends OneTaskEach {
        public CallsTwice() {
            super("others-calls-twice");
        }

        @Override
        void serve(int number, PointsService service, Request request, Progress progress) throws Exception {
            var unused = service.call(request.call(0));
            unused = service.call(request.call(0));
            progress.end(Outcome.OK);
        }
    }

    public static final class NeverCalls extends OneTaskEach {
        public NeverCalls() {
            super("others-never-calls");
        }

        @Override
        void serve(int number, PointsService service, Request request, Progress progress) {
            progress.end(Outcome.OK);
        }
    }

    public static final class HangsInSubmit extends OneTaskEach {
        public HangsInSubmit() {
            super("others-hangs-in-submit");
        }

        @Override
        void take(int number, Runnable task, ExecutorService threads) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        void serve(int number, PointsService service, Request request, Progress progress) {
            throw new IllegalStateException("nobody comes here");
        }
    }

    public static final class ThrowsInSubmit extends OneTaskEach {
        public ThrowsInSubmit() {
            super("others-throws-in-submit");
        }

        @Override
        void take(int number, Runnable task, ExecutorService threads) {
            threads.execute(task);
            if (number == 5) {
                throw new IllegalStateException("the fifth is one too many");
            }
        }

        @Override
        void serve(int number, PointsService service, Request request, Progress progress) throws Exception {
            var unused = service.call(request.call(0));
            progress.end(Outcome.OK);
        }
    }

    public static final class Hoards extends OneTaskEach {
        private final List<byte[]> hoard = new ArrayList<>();

        public Hoards() {
            super("others-hoards");
        }

        @Override
        void serve(int number, PointsService service, Request request, Progress progress) {
            synchronized (hoard) {
                while (hoard.size() < 1_000_000) {
                    hoard.add(new byte[1 << 20]);
                }
            }
            progress.end(Outcome.OK);
        }
    }

    public static final class Prints extends OneTaskEach {
        public Prints() {
            super("others-prints");
        }

        @Override
        void serve(int number, PointsService service, Request request, Progress progress) throws Exception {
            System.out.print(".");
            var unused = service.call(request.call(0));
            System.out.println("DRAINED");
            System.out.print(".");
            progress.end(Outcome.OK);
        }
    }
}
