package slowcall.trial;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import slowcall.load.Schedule;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.plan.Shard;
import slowcall.plan.Target;
import slowcall.service.PointsService;
import slowcall.service.WireMockService;
import slowcall.strategy.Settings;
import slowcall.strategy.Surroundings;

/**
 * What the parent tells a trial's JVM to run, as one line of JSON. The plan travels as its text, which both sides read the same
 * way, and the recordings that it names as the copies that the run keeps.
 *
 * @param planSource the plan's name for messages
 * @param planText the plan's text
 * @param cellId which of its cells
 * @param seed the block's: the same for all its cells, so that all draw the same
 * @param port the simulated service's; 0 where the cell does not call it
 * @param recordings the copy of each recording, by the name that the plan gives it
 * @param addresses where the parts are that the cell's strategy needs, by their names
 * @param directory where the trial puts its row, its histograms and its outcomes
 * @param host the machine that the simulated service is on
 * @param shard which share of the cell's load it offers
 * @param startMillis when its schedule starts, by the wall clock, in milliseconds since 1970; 0 as soon as it can
 * @param names what the names of all begin with that its strategy makes on those parts
 */
public record TrialOrder(
        String planSource,
        String planText,
        String cellId,
        long seed,
        int port,
        Map<String, String> recordings,
        Map<String, String> addresses,
        String directory,
        String host,
        Shard shard,
        long startMillis,
        String names) {
    /** Before a start together: what probes do at their start, on a machine that is busy with other generators' too. */
    private static final long LEAD_NANOS = 200_000_000;

    public TrialOrder {
        recordings = Map.copyOf(recordings);
        addresses = Map.copyOf(addresses);
    }

    /** For a trial that offers all of its load, to a service of this machine, when it is ready. */
    public TrialOrder(
            String planSource,
            String planText,
            String cellId,
            long seed,
            int port,
            Map<String, String> recordings,
            Map<String, String> addresses,
            String directory) {
        this(
                planSource,
                planText,
                cellId,
                seed,
                port,
                recordings,
                addresses,
                directory,
                WireMockService.LOOPBACK,
                Shard.WHOLE,
                0,
                Surroundings.NAMES);
    }

    /** Where the cell's calls go. */
    URI points(Cell cell) {
        return cell.exchange().target().map(Target::uri).orElseGet(() -> WireMockService.pointsAt(host, port));
    }

    /** What the cell's strategy finds around a client. */
    Surroundings around(Cell cell, PointsService service, Settings settings) {
        return new Surroundings(service, settings, points(cell), addresses, Path.of(directory), names);
    }

    /** The cell to run, with this trial's share of its load. */
    Cell cell() {
        return shard.of(planned());
    }

    /** What this trial offers of the cell's load. */
    Schedule schedule() {
        Cell planned = planned();
        return Schedule.draw(
                        planned.arrivals(),
                        planned.shape(),
                        planned.service(),
                        planned.timing().measure(),
                        seed)
                .share(shard, planned.arrivals(), seed);
    }

    /** Waits until shortly before a start together, so that what is counted from now on has little besides the trial in it. */
    void awaitStart() throws InterruptedException {
        if (startMillis != 0) {
            WallClock now = WallClock.read();
            long left = now.nanosAt(Instant.ofEpochMilli(startMillis)) - now.nanoTime() - LEAD_NANOS;
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
        }
    }

    /**
     * When the schedule starts, by {@link System#nanoTime}.
     *
     * @throws IllegalStateException if that has passed
     */
    long startNanos() {
        if (startMillis == 0) {
            return Offering.nextStart();
        }
        WallClock now = WallClock.read();
        long start = now.nanosAt(Instant.ofEpochMilli(startMillis));
        if (start - now.nanoTime() < 0) {
            throw new IllegalStateException("the time to start together with the other generators had passed");
        }
        return start;
    }

    /** The cell as the plan has it. */
    private Cell planned() {
        Plan plan = PlanFile.parse(planSource, planText, name -> {
            String copy = recordings.get(name);
            if (copy == null) {
                throw new NoSuchFileException(name);
            }
            return Files.newInputStream(Path.of(copy));
        });
        return plan.cells().stream()
                .filter(cell -> cell.id().equals(cellId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no cell " + cellId));
    }
}
