package slowcall.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import slowcall.plan.Work;

/**
 * Makes each blocking call where a virtual thread that waits keeps its carrier: the positive control for everything that says "not
 * pinned". An asynchronous call has no thread that waits, so that there is nothing to pin: it passes through as it is.
 */
public final class PinningService implements PointsService {
    private final PointsService service;
    private final Work.Pin pin;
    private final byte[] initialiser;

    @SuppressWarnings(
            "unused") // written so that the monitor escapes: the compiler leaves out locks that nobody else can see
    private volatile @Nullable Object lastMonitor;

    /**
     * @param pin what the calls are made inside of
     */
    public PinningService(PointsService service, Work.Pin pin) {
        this.service = service;
        this.pin = pin;
        this.initialiser = classFile();
    }

    private static byte[] classFile() {
        try (InputStream in = PinningService.class.getResourceAsStream("Initialiser.class")) {
            if (in == null) {
                throw new IllegalStateException("Initialiser.class is not beside PinningService.class");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        return switch (pin) {
            case NONE -> service.call(call);
            case MONITOR -> inMonitor(call);
            case CLASS_INIT -> inInitialiser(call);
        };
    }

    /** A monitor of its own: the calls do not wait for each other. */
    private PointsReply inMonitor(PointsCall call) throws IOException, InterruptedException {
        Object monitor = new Object();
        lastMonitor = monitor;
        synchronized (monitor) {
            return service.call(call);
        }
    }

    /** A class of its own, which is unloaded when it is no longer used: an initialiser runs once. */
    private PointsReply inInitialiser(PointsCall call) throws IOException, InterruptedException {
        Initialised initialised = new Initialised(service, call);
        try {
            var unused = MethodHandles.lookup().defineHiddenClassWithClassData(initialiser, initialised, true);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a lookup may define classes in its own package", e);
        }
        return initialised.reply();
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        return service.callAsync(call);
    }

    @Override
    public void close() {
        service.close();
    }

    /** What a class initialiser does, and what came of it: an exception of its own would come out as an error. */
    static final class Initialised implements Runnable {
        private final PointsService service;
        private final PointsCall call;
        private @Nullable PointsReply reply;
        private @Nullable Throwable failure;

        Initialised(PointsService service, PointsCall call) {
            this.service = service;
            this.call = call;
        }

        @Override
        public void run() {
            try {
                reply = service.call(call);
            } catch (Throwable e) {
                // Thrown again by reply(), on the same thread.
                failure = e;
            }
        }

        PointsReply reply() throws IOException, InterruptedException {
            switch (failure) {
                case null -> {}
                case IOException io -> throw io;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
            if (reply == null) {
                throw new IllegalStateException("the class was not initialised");
            }
            return reply;
        }
    }
}
