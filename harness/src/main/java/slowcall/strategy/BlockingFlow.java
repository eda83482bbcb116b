package slowcall.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import slowcall.plan.RequestShape;
import slowcall.service.PointsService;

/**
 * Request shapes in blocking code: a chain calls in a loop on one thread; a fan-out is a task for each call, and the one that
 * ends last ends the request, so that no thread waits for its own pool. {@link #inOrder} serves a fan-out like a chain.
 */
public final class BlockingFlow implements Strategy.Session {
    private final PointsService service;
    private final Carrier carrier;
    private final boolean fansOut;

    private BlockingFlow(PointsService service, Carrier carrier, boolean fansOut) {
        this.service = service;
        this.carrier = carrier;
        this.fansOut = fansOut;
    }

    /** A fan-out's calls run at the same time. */
    public static BlockingFlow parallel(PointsService service, Carrier carrier) {
        return new BlockingFlow(service, carrier, true);
    }

    /** Every call of a request runs after the one before, whatever its shape. */
    public static BlockingFlow inOrder(PointsService service, Carrier carrier) {
        return new BlockingFlow(service, carrier, false);
    }

    @Override
    public void submit(Request request, Progress progress) {
        if (fansOut && request.shape() instanceof RequestShape.FanOut fanOut) {
            Join join = new Join(progress, fanOut.calls());
            Part[] parts = new Part[fanOut.calls()];
            Arrays.setAll(parts, call -> new OneOfMany(request, call, progress, join));
            if (progress.cancels()) {
                progress.onCancel(() -> List.of(parts).forEach(Part::cancel));
            }
            for (Part part : parts) {
                execute(part);
            }
        } else {
            Part part = new InOrder(request, progress);
            if (progress.cancels()) {
                progress.onCancel(part::cancel);
            }
            execute(part);
        }
    }

    private void execute(Part part) {
        try {
            carrier.execute(part);
        } catch (RejectedExecutionException e) {
            part.notTaken(Outcome.REJECTED);
        } catch (RuntimeException | OutOfMemoryError e) {
            // A platform that cannot start another thread says so with an OutOfMemoryError, which is the request's
            // failure.
            part.notTaken(new Outcome.Failed(e));
        }
    }

    @Override
    public void close() {
        carrier.close();
    }

    private abstract class Part implements Carrier.Task {
        final Request request;
        final Progress progress;
        private final @Nullable Interruption interruption;

        Part(Request request, Progress progress) {
            this.request = request;
            this.progress = progress;
            this.interruption = progress.cancels() ? new Interruption() : null;
        }

        abstract int firstCall();

        abstract int lastCall();

        abstract void end(Outcome outcome);

        /** The carrier would not have it, unless it was cancelled before. */
        void notTaken(Outcome outcome) {
            if (interruption == null || interruption.cancel()) {
                end(outcome);
            }
        }

        /** Nobody waits for it any more. */
        void cancel() {
            if (interruption != null && interruption.cancel()) {
                end(new Outcome.Failed(new CancellationException("cancelled before it began")));
            }
        }

        @Override
        public boolean started() {
            if (interruption != null && !interruption.begin()) {
                return false;
            }
            progress.at(Moment.STARTED, firstCall());
            return true;
        }

        @Override
        public void interrupted(InterruptedException e) {
            over(new Outcome.Failed(e));
        }

        @Override
        public void permitted() {
            progress.at(Moment.PERMITTED, firstCall());
        }

        @Override
        public void run() {
            Outcome outcome = Outcome.OK;
            try {
                for (int call = firstCall(); call <= lastCall(); call++) {
                    service.call(request.call(call));
                }
            } catch (Throwable e) {
                // Whatever a call throws is its request's failure; the thread belongs to the carrier and goes on.
                outcome = new Outcome.Failed(e);
            }
            over(outcome);
        }

        private void over(Outcome outcome) {
            if (interruption != null) {
                interruption.end();
            }
            end(outcome);
        }
    }

    private final class InOrder extends Part {
        InOrder(Request request, Progress progress) {
            super(request, progress);
        }

        @Override
        int firstCall() {
            return 0;
        }

        @Override
        int lastCall() {
            return request.shape().calls() - 1;
        }

        @Override
        void end(Outcome outcome) {
            progress.end(outcome);
        }
    }

    private final class OneOfMany extends Part {
        private final int call;
        private final Join join;

        OneOfMany(Request request, int call, Progress progress, Join join) {
            super(request, progress);
            this.call = call;
            this.join = join;
        }

        @Override
        int firstCall() {
            return call;
        }

        @Override
        int lastCall() {
            return call;
        }

        @Override
        void end(Outcome outcome) {
            join.ended(outcome);
        }
    }

    /** Ends a request when the last of its calls has ended: with the first outcome that was not OK, if there was one. */
    private static final class Join {
        private final Progress progress;
        private final AtomicInteger open;
        private final AtomicReference<@Nullable Outcome> trouble = new AtomicReference<>();

        Join(Progress progress, int calls) {
            this.progress = progress;
            this.open = new AtomicInteger(calls);
        }

        void ended(Outcome outcome) {
            if (!(outcome instanceof Outcome.Ok)) {
                trouble.compareAndSet(null, outcome);
            }
            if (open.decrementAndGet() == 0) {
                Outcome first = trouble.get();
                progress.end(first == null ? Outcome.OK : first);
            }
        }
    }
}
