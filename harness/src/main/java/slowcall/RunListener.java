package slowcall;

import java.nio.file.Path;
import java.time.Duration;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.result.Row;

/** Is told how a run goes, from the run's own thread. */
public interface RunListener {
    /** Nothing has been started yet; the results folder exists. */
    void runStarting(Plan plan, Path folder);

    /** A block's service is being started and warmed. Blocks count from 1. */
    void blockStarting(int block);

    /**
     * A trial's JVM is being started.
     *
     * @param number the trial's number in the run, from 1
     */
    void trialStarting(int number, int block, Cell cell);

    /**
     * The trial has entered a phase.
     *
     * @param phase one word: {@code starting}, {@code warming}, {@code connecting}, {@code measuring}, {@code draining}
     * @param remaining the estimated time to the end of the run
     */
    void trialPhase(String phase, Duration remaining);

    /** The trial's row is on disk. */
    void trialFinished(Row row);
}
