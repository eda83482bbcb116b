package slowcall.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import slowcall.part.PartStarter;
import slowcall.part.StartedPart;
import slowcall.part.Usage;
import slowcall.service.PointsCall;
import slowcall.service.PointsService;
import slowcall.strategy.Moment;
import slowcall.strategy.Outcome;
import slowcall.strategy.Pending;
import slowcall.strategy.Place;
import slowcall.strategy.Progress;
import slowcall.strategy.Promise;
import slowcall.strategy.Request;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;
import slowcall.strategy.Surroundings;

/**
 * Strategies that acknowledge a login at once and make its call where the harness does not see it: with a client of their own. Those
 * that do forget one login in ten. Known through a plugin's jar only.
 */
public final class HandingOverStrategies {
    public static final List<Class<? extends Strategy>> ALL =
            List.of(Forgets.class, BreaksItsWord.class, GoesThroughAServer.class, Dies.class);

    /** Of {@link Server}. */
    public static final String ADDRESS = "127.0.0.1:4711";

    /** How often one was closed. */
    public static final AtomicInteger CLOSED = new AtomicInteger();

    /** A line for each session that was opened. */
    static final String OPENED = "opened.txt";

    private HandingOverStrategies() {}

    private abstract static class HandingOver implements Strategy {
        private final String name;
        private final Promise promise;

        HandingOver(String name, Promise promise) {
            this.name = name;
            this.promise = promise;
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
        public final Place place() {
            return Place.SUBJECT;
        }

        @Override
        public final Promise promises(Settings settings) {
            return promise;
        }

        @Override
        public final Session open(PointsService service, Settings settings) {
            throw new UnsupportedOperationException("its calls are made elsewhere");
        }

        @Override
        public Session open(Surroundings surroundings) {
            try {
                Files.writeString(
                        surroundings.directory().resolve(OPENED),
                        "once\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Elsewhere(surroundings.points());
        }
    }

    private static final class Elsewhere implements Strategy.Session {
        private final URI points;
        private final HttpClient http = HttpClient.newHttpClient();
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final Pending calls = new Pending();

        Elsewhere(URI points) {
            this.points = points;
        }

        @Override
        public void submit(Request request, Progress progress) {
            PointsCall call = request.call(0);
            progress.at(Moment.ACCEPTED, 0);
            progress.end(Outcome.OK);
            if (call.requestId() % 10 == 9) {
                return;
            }
            calls.begin();
            threads.execute(() -> {
                try {
                    grant(call);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    calls.end();
                }
            });
        }

        private void grant(PointsCall call) throws IOException, InterruptedException {
            String body =
                    "{\"requestId\":%d,\"index\":0,\"delayMillis\":%d}".formatted(call.requestId(), call.delayMillis());
            var unused = http.send(
                    HttpRequest.newBuilder(points)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.discarding());
        }

        @Override
        public void drain() {
            calls.awaitNone();
        }

        @Override
        public void close() {
            drain();
            threads.close();
            http.close();
        }
    }

    /** Has to know where its server is. */
    public static final class GoesThroughAServer extends HandingOver {
        public GoesThroughAServer() {
            super("hands-over-through-a-server", Promise.AT_MOST_ONCE);
        }

        @Override
        public Set<String> needs() {
            return Set.of(Server.NAME);
        }

        @Override
        public Session open(Surroundings surroundings) {
            if (!surroundings.address(Server.NAME).equals(ADDRESS)) {
                throw new IllegalStateException("the server is not at " + surroundings.addresses());
            }
            return super.open(surroundings);
        }
    }

    /** Starts nothing, and has used a second more, and 2 MiB, each time one looks. Called like one that has columns. */
    public static final class Server implements PartStarter {
        static final String NAME = "sftp";

        @Override
        public String part() {
            return NAME;
        }

        @Override
        public StartedPart start(Path folder) {
            AtomicLong used = new AtomicLong();
            return new StartedPart() {
                @Override
                public String address() {
                    return ADDRESS;
                }

                @Override
                public boolean isAlive() {
                    return true;
                }

                @Override
                public Usage usage() {
                    return new Usage(OptionalLong.of(used.addAndGet(1000)), OptionalLong.of(2048));
                }

                @Override
                public void close() {
                    CLOSED.incrementAndGet();
                }
            };
        }
    }

    /** Takes the trial's JVM with it when it is handed anything. */
    public static final class Dies extends HandingOver {
        public Dies() {
            super("hands-over-and-dies", Promise.AT_MOST_ONCE);
        }

        @Override
        public Session open(Surroundings surroundings) {
            return new Session() {
                @Override
                public void submit(Request request, Progress progress) {
                    Runtime.getRuntime().halt(3);
                }

                @Override
                public void close() {}
            };
        }
    }

    public static final class Forgets extends HandingOver {
        public Forgets() {
            super("hands-over-and-may-lose", Promise.AT_MOST_ONCE);
        }
    }

    public static final class BreaksItsWord extends HandingOver {
        public BreaksItsWord() {
            super("hands-over-and-must-not-lose", Promise.EFFECTIVELY_ONCE);
        }
    }
}
