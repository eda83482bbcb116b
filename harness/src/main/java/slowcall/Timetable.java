package slowcall;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.ServiceThreads;

/**
 * When each trial's clock starts in a run that others run beside, from the plan alone, so that all agree without a word: every trial has as
 * long as it may take at most, and who is ready earlier waits.
 */
final class Timetable {
    /** From asking for a service until it is warm, at most. */
    private static final Duration SERVICE = Duration.ofSeconds(75);

    /** From a trial's JVM being started until its warm-up begins, and whatever else has no length of its own. */
    private static final Duration JVM = Duration.ofSeconds(15);

    /** A strategy's last word, the books and the row. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(40);

    /** On a machine that is busy with the other generators' too. */
    private static final int SLOW = 2;

    private record Key(int block, String cell) {}

    private final Map<Key, Instant> starts = new HashMap<>();
    private final Instant end;

    /**
     * @param begin when all begin
     * @param calibration how long that is expected to take, before the first trial
     */
    Timetable(Plan plan, Instant begin, Duration calibration) {
        Instant at = begin.plus(calibration.multipliedBy(SLOW));
        for (int block = 1; block <= plan.blocks(); block++) {
            Set<ServiceThreads> started = new HashSet<>();
            if (block == 1 && plan.callsTheService()) {
                at = at.plus(SERVICE);
                started.add(ServiceThreads.AUTO);
            }
            for (Cell cell : plan.shuffled(block)) {
                if (cell.exchange().callsTheService() && started.add(cell.serviceThreads())) {
                    at = at.plus(SERVICE);
                }
                at = at.plus(before(cell));
                starts.put(new Key(block, cell.id()), at);
                at = at.plus(after(cell));
            }
        }
        this.end = at;
    }

    /** The timetable of a plan by itself: all generators have the same. */
    static Timetable of(Plan plan, Instant begin) {
        return new Timetable(plan, begin, Expected.calibration(plan));
    }

    /** When a trial's clock starts. */
    Instant start(int block, Cell cell) {
        Instant start = starts.get(new Key(block, cell.id()));
        if (start == null) {
            throw new IllegalArgumentException("the timetable has no block " + block + " with cell " + cell.id());
        }
        return start;
    }

    /** When all is over at the latest. */
    Instant end() {
        return end;
    }

    private static Duration before(Cell cell) {
        return JVM.plus(cell.timing().warmup()).plusMillis(cell.connections());
    }

    private static Duration after(Cell cell) {
        Duration measured = cell.arrivals() instanceof Arrivals.Burst
                ? Duration.ZERO
                : cell.timing().measure();
        return measured.plus(cell.timing().timeout()).plus(AFTERWARDS);
    }
}
