package slowcall;

import java.nio.file.Path;
import java.time.Duration;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.result.Row;

/** Lets a run go on without looking; tests override what they look at. */
public class SilentListener implements RunListener {
    @Override
    public void runStarting(Plan plan, Path folder) {}

    @Override
    public void blockStarting(int block) {}

    @Override
    public void trialStarting(int number, int block, Cell cell) {}

    @Override
    public void trialPhase(String phase, Duration remaining) {}

    @Override
    public void trialFinished(Row row) {}
}
