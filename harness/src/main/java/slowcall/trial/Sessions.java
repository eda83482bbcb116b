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
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;

/** Opens the strategy's sessions on a service whose answers are worked on as the cell says. */
final class Sessions {
    static final Column TURNS = Column.decimal(
            "work_turns_per_us",
            1,
            "Turns of the loop that CPU work is made of that took a microsecond of processor time when the trial started: a request's work is that many times its microseconds (empty without CPU work)");

    private final Function<PointsService, Strategy.Session> opener;
    private final Work work;
    private final long seed;
    private final @Nullable Computation computation;

    private Sessions(
            Function<PointsService, Strategy.Session> opener,
            Work work,
            long seed,
            @Nullable Computation computation) {
        this.opener = opener;
        this.work = work;
        this.seed = seed;
        this.computation = computation;
    }

    /** Of a strategy that needs to know no more than the service. */
    static Sessions of(Strategy strategy, Settings settings, Work work, long seed) {
        return of(service -> strategy.open(service, settings), work, seed);
    }

    /**
     * Measures the processor first if there is CPU work, so do it while nothing else runs.
     *
     * @param opener opens the strategy on a service
     */
    static Sessions of(Function<PointsService, Strategy.Session> opener, Work work, long seed) {
        return new Sessions(opener, work, seed, work.cpuMicros() > 0 ? Computation.calibrate() : null);
    }

    Strategy.Session open(PointsService service) {
        PointsService worked = computation == null ? service : new WorkingService(service, work, seed, computation);
        return opener.apply(worked);
    }

    /** Tells bystanders from those who have work, where some have. */
    void tellApart(LatencyRecorder recorder) {
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
