package slowcall;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/** Is told how a run goes, from the run's own thread. */
public interface RunListener {
    /** Nothing has been started yet; the results folder exists. */
    void runStarting(Plan plan, Path folder);

    /** A block's service is being started and warmed, where the plan calls one. Blocks count from 1. */
    void blockStarting(int block);

    /** What this machine can do is being measured, with the first block's service if there is one, before the first trial. */
    void calibrationStarting();

    /**
     * The calibration has begun its next step.
     *
     * @param step a few words
     * @param remaining the estimated time to the end of the run
     */
    void calibrationStep(String step, Duration remaining);

    /**
     * The calibration is on disk.
     *
     * @param capacity the service's, if the plan calls one
     * @param overcommitted cells that plan more calls than it has room for; they are run all the same
     */
    void calibrationFinished(Optional<ServiceCapacity> capacity, List<Overcommitment> overcommitted);

    /**
     * A trial's JVM is being started.
     *
     * @param number the trial's number in the run, from 1
     */
    void trialStarting(int number, int block, Cell cell);

    /**
     * The trial has entered a phase.
     *
     * @param phase one word: {@code starting}, {@code warming}, {@code connecting}, {@code waiting} for other
     *     generators, {@code measuring}, {@code draining}
     * @param remaining the estimated time to the end of the run
     */
    void trialPhase(String phase, Duration remaining);

    /** The trial's row is on disk. */
    void trialFinished(Row row);
}
