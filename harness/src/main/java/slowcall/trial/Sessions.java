package slowcall.trial;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import slowcall.measure.LatencyRecorder;
import slowcall.plan.Work;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.service.Computation;
import slowcall.service.PointsService;
import slowcall.service.WorkingService;
import slowcall.strategy.Place;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;

/** Opens the strategy's sessions on a service whose answers are worked on as the cell says. */
final class Sessions {
    static final Column TURNS = Column.decimal(
            "work_turns_per_us",
            1,
            "Turns of the loop that CPU work is made of that took a microsecond of processor time when the trial started: a request's work is that many times its microseconds (empty without CPU work)");

    private final Place place;
    private final Function<PointsService, Strategy.Session> opener;
    private final Work work;
    private final long seed;
    private final @Nullable Computation computation;
    /** Of a subject, once it is open. */
    private Strategy.@Nullable Session only;

    private Sessions(
            Place place,
            Function<PointsService, Strategy.Session> opener,
            Work work,
            long seed,
            @Nullable Computation computation) {
        this.place = place;
        this.opener = opener;
        this.work = work;
        this.seed = seed;
        this.computation = computation;
    }

    /** Of a strategy that needs to know no more than the service. */
    static Sessions of(Strategy strategy, Settings settings, Work work, long seed) {
        return of(Place.TRIAL, service -> strategy.open(service, settings), work, seed);
    }

    /**
     * Measures the processor first if there is CPU work, so do it while nothing else runs.
     *
     * @param place where the strategy makes its calls
     * @param opener opens the strategy on a service
     */
    static Sessions of(Place place, Function<PointsService, Strategy.Session> opener, Work work, long seed) {
        return new Sessions(place, opener, work, seed, work.cpuMicros() > 0 ? Computation.calibrate() : null);
    }

    /** Whether the strategy's calls are made in processes of its own. */
    boolean areElsewhere() {
        return place == Place.SUBJECT;
    }

    /** The session to be measured. */
    Strategy.Session open(PointsService service) {
        if (areElsewhere()) {
            if (only == null) {
                only = opener.apply(service);
            }
            return only;
        }
        PointsService worked = computation == null ? service : new WorkingService(service, work, seed, computation);
        return opener.apply(worked);
    }

    /**
     * A session to warm up with. What code it has compiled stays in this JVM; but what a subject has compiled ends with its processes,
     * so that a subject is warmed with the session that is measured, which only drains when this one is closed.
     */
    Strategy.Session openToWarm(PointsService service) {
        return areElsewhere() ? new Lent(open(service)) : open(service);
    }

    private record Lent(Strategy.Session session) implements Strategy.Session {
        @Override
        public void submit(Request request, Progress progress) {
            session.submit(request, progress);
        }

        @Override
        public void close() {
            session.drain();
        }
    }

    /** Says what there is to know of a session's requests: who of them has work, where only some have, and who makes their calls. */
    void describeTo(LatencyRecorder recorder) {
        if (areElsewhere()) {
            recorder.handsOff();
        }
        if (computation != null && work.share() < 1) {
            recorder.bystandersOf(id -> work.has(seed, id));
        }
    }

    void put(Row row) {
        if (computation != null) {
            row.put(TURNS, computation.turnsPerMicro());
        }
    }
}
