package slowcall.integrations.cdc;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.CompletionCallback;
import io.debezium.engine.DebeziumEngine.ConnectorCallback;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a database's log by Debezium, on threads of its own, until it is closed. An engine that ends by itself, because the database has
 * gone or a record cannot be handed on, is followed by another, which begins at the last place noted.
 */
public final class ChangeEngine implements AutoCloseable {
    private static final long PAUSE_MILLIS = 200;
    private static final long LOOK_MILLIS = 20;

    /** Makes engines. */
    @FunctionalInterface
    interface Engines {
        /**
         * One that does not run yet.
         *
         * @param ended told how it ended
         * @param state told when it reads
         */
        Engine create(CompletionCallback ended, ConnectorCallback state);
    }

    /**
     * One of Debezium's, which runs once.
     *
     * @param afterwards what is to be done when it has ended, and before the next one runs
     */
    record Engine(DebeziumEngine<?> debezium, Runnable afterwards) {}

    /** One engine's life. */
    private static final class Attempt {
        private final Engine engine;
        private volatile boolean reads;
        private volatile @Nullable Throwable failure;

        Attempt(Engines engines) {
            CompletionCallback ended = (success, message, error) -> {
                if (!success) {
                    failure = error == null ? new IllegalStateException(message) : error;
                }
            };
            ConnectorCallback state = new ConnectorCallback() {
                @Override
                public void pollingStarted() {
                    reads = true;
                }
            };
            this.engine = engines.create(ended, state);
        }

        /** Returns when it has ended. */
        @Nullable Throwable run() {
            try {
                engine.debezium().run();
            } catch (RuntimeException e) {
                failure = e;
            }
            engine.afterwards().run();
            return failure;
        }

        /** Ends it if it reads. One that starts refuses, and is asked again; one that has failed to start ends by itself. */
        void end() {
            if (!reads) {
                return;
            }
            try {
                engine.debezium().close();
            } catch (IllegalStateException e) {
                // It is ending already.
            } catch (IOException e) {
                throw new IllegalStateException("an engine cannot be ended", e);
            }
        }
    }

    private final Engines engines;
    private final Consumer<Throwable> trouble;
    private final AtomicInteger restarts = new AtomicInteger();
    private final Thread thread;
    private volatile Attempt attempt;
    private volatile boolean closed;

    ChangeEngine(Engines engines, Consumer<Throwable> trouble) {
        this.engines = engines;
        this.trouble = trouble;
        this.attempt = new Attempt(engines);
        this.thread = Thread.ofPlatform().name("change-engine").unstarted(this::run);
    }

    /**
     * One that is ready and does not read yet: of several for one slot only one can.
     *
     * @param trouble told what ended an engine before its time; Debezium itself says so only in its log
     */
    public static ChangeEngine create(EngineProperties properties, Handover<?> handover, Consumer<Throwable> trouble) {
        return new ChangeEngine((ended, state) -> engine(properties, handover, ended, state), trouble);
    }

    private static Engine engine(
            EngineProperties properties, Handover<?> handover, CompletionCallback ended, ConnectorCallback state) {
        ChangeProcessor<?> processor = handover.begin(properties.batch());
        try {
            DebeziumEngine<?> debezium = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                    .using(properties.properties())
                    .using(ended)
                    .using(state)
                    .using(OffsetCommitPolicy.always())
                    .notifying(processor)
                    .build();
            return new Engine(debezium, processor::close);
        } catch (RuntimeException e) {
            processor.close();
            throw e;
        }
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                tell(attempt.run());
                do {
                    if (closed) {
                        return;
                    }
                    Thread.sleep(PAUSE_MILLIS);
                } while (!next());
            }
        } catch (InterruptedException e) {
            // It is to end.
        }
    }

    /** Puts another engine into the place of one that has ended, if one can be made. */
    private boolean next() {
        try {
            attempt = new Attempt(engines);
            restarts.incrementAndGet();
            return true;
        } catch (RuntimeException e) {
            tell(e);
            return false;
        }
    }

    private void tell(@Nullable Throwable failure) {
        if (failure != null && !closed) {
            trouble.accept(failure);
        }
    }

    /** How often another engine took the place of one that had ended. */
    public int restarts() {
        return restarts.get();
    }

    /** Ends it; what is being handed on is given up, and comes again to whoever reads the slot next. */
    @Override
    public void close() {
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            attempt.engine.afterwards().run();
        }
        try {
            while (thread.isAlive()) {
                attempt.end();
                thread.join(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
