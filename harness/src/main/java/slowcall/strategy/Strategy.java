package slowcall.strategy;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import slowcall.part.Usage;
import slowcall.plan.Awaits;
import slowcall.service.PointsService;

/**
 * How a request's slow call is carried out. Found through {@link java.util.ServiceLoader}: a new strategy is one new file with
 * {@code @AutoService(Strategy.class)}, which the contract test, the command line and the benchmarks then find by themselves.
 */
public interface Strategy {

    /** The key in plans and CSVs; matches {@code [a-z0-9._-]{1,64}}. */
    String name();

    /** One line for {@code slowcall strategies}. */
    String description();

    /** The settings that it takes. */
    default Settings.Schema settings() {
        return Settings.Schema.NONE;
    }

    /** Whether a user can be answered on the hand-off, before the result is there. */
    default boolean supports(Awaits awaits) {
        return true;
    }

    /**
     * What bounds the calls that it can have in the service at once; empty where the strategy sets no bound.
     */
    default Optional<Limit> limit(Settings settings) {
        return Optional.empty();
    }

    /** The same where so many users log in: who keeps the order of each has one call of each in the service at a time. */
    default Optional<Limit> limit(Settings settings, int users) {
        return limit(settings);
    }

    /** Where its calls are made. */
    default Place place() {
        return Place.TRIAL;
    }

    /** The servers that it needs besides the service, by the names of their parts. */
    default Set<String> needs() {
        return Set.of();
    }

    /** What it promises of the points of each login that has ended well. */
    default Promise promises(Settings settings) {
        return Promise.EXACTLY_CALLS;
    }

    /** What becomes of a request that is cancelled at its deadline. */
    default Cancellation cancellation() {
        return Cancellation.NONE;
    }

    /** Opens what the strategy needs to run: threads, executors. */
    Session open(PointsService service, Settings settings);

    /** The same with everything that there is to know of the trial, for those to whom the service and the settings are not enough. */
    default Session open(Surroundings surroundings) {
        return open(surroundings.service(), surroundings.settings());
    }

    /** A strategy at work. */
    interface Session extends AutoCloseable {

        /**
         * Hands a request over. May block; must not throw for a request that fails or is rejected, which {@code progress} is
         * told of instead.
         */
        void submit(Request request, Progress progress);

        /**
         * Waits until everything handed over so far has come to its end, also what others carry on when its request has ended.
         * Nothing is handed over meanwhile. Only sessions of {@link Place#SUBJECT} outlive what they were warmed with, and so need it.
         *
         * @throws IllegalStateException if that will not happen
         */
        default void drain() {}

        /** What its processes have used since they were started, {@code front} and {@code back}; none where it has none of its own. */
        default Map<String, Usage> usage() {
            return Map.of();
        }

        /**
         * When requests came to where only its processes see them. Asked when it has been closed.
         *
         * @return empty if it has no processes of its own, or their times are not by this process's clock
         * @throws IOException if that cannot be read
         */
        default Optional<Milestones> milestones() throws IOException {
            return Optional.empty();
        }

        /** Waits until everything handed over has ended, then releases every thread. */
        @Override
        void close();
    }
}
