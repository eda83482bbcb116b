package slowcall;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/** Lets a run go on without looking; tests override what they look at. */
public class SilentListener implements RunListener {
    @Override
    public void runStarting(Plan plan, Path folder) {}

    @Override
    public void blockStarting(int block) {}

    @Override
    public void calibrationStarting() {}

    @Override
    public void calibrationStep(String step, Duration remaining) {}

    @Override
    public void calibrationFinished(Optional<ServiceCapacity> capacity, List<Overcommitment> overcommitted) {}

    @Override
    public void trialStarting(int number, int block, Cell cell) {}

    @Override
    public void trialPhase(String phase, Duration remaining) {}

    @Override
    public void trialFinished(Row row) {}
}
