package slowcall;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import slowcall.calibration.Pace;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/**
 * Tells the listener how the run goes and how long it will still take: what the cells' timings add up to, stretched as the
 * trials so far were.
 */
final class RunClock {
    private static final double SHARE_TO_WARM = 0.5;

    private final Plan plan;
    private final RunListener listener;
    private double trialSeconds;
    private final Duration worthWarming;
    private final Pace pace;
    private final double calibrationSeconds;
    private final int blocksBefore;
    private boolean calibrated;
    private long startNanos;
    private double doneSeconds;
    private double currentSeconds;
    private int blocksStarted;
    private int blocksSkipped;
    private int trialsStarted;

    /**
     * @param blocksBefore those that earlier plans of the same run had: the listener is told this plan's, from 1
     * @param further what other plans of the same run are likely to take: a calibration is for all of them
     */
    RunClock(Plan plan, RunListener listener, boolean calibrates, int blocksBefore, Duration further) {
        this.plan = plan;
        this.listener = listener;
        this.blocksBefore = blocksBefore;
        this.trialSeconds = seconds(Expected.of(plan)) - plan.blocks() * serviceSeconds();
        this.worthWarming = Duration.ofMillis(Math.round(1000 * SHARE_TO_WARM * trialSeconds / plan.blocks()));
        this.pace = Pace.forTrialsOf(
                Duration.ofMillis(Math.round(trialSeconds * 1000)).plus(further));
        this.calibrationSeconds = calibrates ? seconds(pace.expected()) : 0;
    }

    /** How long a block's service may be warmed: half of what the plan's trials take in one, whether some of them have been or not. */
    Duration worthWarming() {
        return worthWarming;
    }

    /** How long the calibration may take beside the trials. */
    Pace pace() {
        return pace;
    }

    void runStarting(Path folder) {
        startNanos = System.nanoTime();
        listener.runStarting(plan, folder);
    }

    /** A trial has been measured before. */
    void trialSkipped(Cell cell) {
        trialsStarted++;
        trialSeconds -= seconds(Expected.of(cell));
    }

    /** All of a block's trials have been. */
    void blockSkipped() {
        blocksSkipped++;
    }

    void blockStarting(int block) {
        blocksStarted = Math.max(blocksStarted, block - blocksBefore);
        listener.blockStarting(block - blocksBefore);
    }

    void calibrationStarting() {
        listener.calibrationStarting();
    }

    void calibrationStep(String step) {
        listener.calibrationStep(step, remaining());
    }

    void calibrationFinished(Optional<ServiceCapacity> capacity) {
        calibrated = true;
        listener.calibrationFinished(
                capacity, capacity.map(known -> Overcommitment.in(plan, known)).orElse(List.of()));
    }

    void trialStarting(int block, Cell cell) {
        trialsStarted++;
        currentSeconds = seconds(Expected.of(cell));
        listener.trialStarting(trialsStarted, block - blocksBefore, cell);
    }

    void phase(String phase) {
        listener.trialPhase(phase, remaining());
    }

    void trialFinished(Row row) {
        doneSeconds += currentSeconds;
        currentSeconds = 0;
        listener.trialFinished(row);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Of a block. */
    private double serviceSeconds() {
        return seconds(Expected.servicesOfABlock(plan));
    }

    private Duration remaining() {
        double expectedSoFar = doneSeconds
                + (blocksStarted - blocksSkipped) * serviceSeconds()
                + (calibrated ? calibrationSeconds : 0);
        double elapsed = (System.nanoTime() - startNanos) / 1e9;
        double stretch = doneSeconds == 0 ? 1 : elapsed / expectedSoFar;
        double left = trialSeconds
                - doneSeconds
                + (plan.blocks() - blocksStarted) * serviceSeconds()
                + (calibrated ? 0 : calibrationSeconds);
        return Duration.ofMillis(Math.round(left * stretch * 1000));
    }
}
