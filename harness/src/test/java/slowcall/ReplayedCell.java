package slowcall;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import slowcall.load.Schedule;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.PublishedRun;
import slowcall.result.Row;
import slowcall.stats.QueueReplay;

/**
 * What queueing theory says of a published cell: its trials' arrivals and delays, drawn again from its plan's seed, before as many servers
 * as its pool has threads. Between this and what was measured is what the calls took beyond the service's delay.
 */
final class ReplayedCell {
    /** The column of findings whose figure is not in the table but computed. */
    static final String COLUMN = "replayed_queue_wait_p99_ms";

    private ReplayedCell() {}

    /** Of the requests of all trials that have a verdict other than INVALID, taken together, in milliseconds. */
    static double waitP99Millis(PublishedRun run, String cellId) {
        Plan plan = plan(run);
        Cell cell = cell(plan, cellId);
        List<long[]> waits = new ArrayList<>();
        for (Row trial : run.trials()) {
            if (trial.text("cell_id").equals(cellId) && !trial.text("verdict").equals("INVALID")) {
                Schedule schedule = schedule(plan, cell, trial);
                waits.add(waits(schedule, Math.toIntExact(trial.count("pool_size"))));
            }
        }
        return p99Millis(waits);
    }

    /** The same of other requests of the cell's kind: twenty times ten minutes of them. */
    static double longWaitP99Millis(PublishedRun run, String cellId, int servers) {
        Cell cell = cell(plan(run), cellId);
        return p99Millis(IntStream.rangeClosed(1, 20)
                .mapToObj(seed ->
                        Schedule.draw(cell.arrivals(), cell.shape(), cell.service(), Duration.ofMinutes(10), seed))
                .map(schedule -> waits(schedule, servers))
                .toList());
    }

    private static Plan plan(PublishedRun run) {
        return PlanFile.parse(run.path().toString(), run.about("plan_text").asText());
    }

    private static Cell cell(Plan plan, String id) {
        return plan.cells().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double p99Millis(List<long[]> waits) {
        return QueueReplay.quantile(waits.stream().flatMapToLong(LongStream::of).toArray(), 0.99) / 1e6;
    }

    private static Schedule schedule(Plan plan, Cell cell, Row trial) {
        Schedule schedule = Schedule.draw(
                cell.arrivals(),
                cell.shape(),
                cell.service(),
                cell.timing().measure(),
                plan.seed(Math.toIntExact(trial.count("block"))));
        assertTrue(
                schedule.sha256().startsWith(trial.text("schedule_sha256")),
                () -> "the trial met another schedule: " + trial.values());
        return schedule;
    }

    private static long[] waits(Schedule schedule, int servers) {
        long[] arrivals = new long[schedule.size()];
        long[] services = new long[schedule.size()];
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = schedule.offsetNanos(i);
            services[i] = schedule.delaysMillis(i)[0] * 1_000_000L;
        }
        return QueueReplay.waits(arrivals, services, servers);
    }
}
