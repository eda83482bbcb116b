package slowcall;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Row;

/** A JVM that runs a plan, says {@code FOLDER path} first and {@code MEASURING n} for each trial, and waits to be ended. */
final class RunForAWhile extends SilentListener {
    private int trial;

    private RunForAWhile() {}

    /** Takes the plan's file and where results go. */
    public static void main(String[] args) throws Exception {
        var options = new Experiment.Options(Path.of(args[1]), List.of(), List.of());
        var unused = new Experiment(PlanFile.read(Path.of(args[0])), options, new RunForAWhile(), false).run();
    }

    @Override
    public void runStarting(Plan plan, Path folder) {
        System.out.println("FOLDER " + folder);
    }

    @Override
    public void trialStarting(int number, int block, Cell cell) {
        trial = number;
    }

    @Override
    public void trialPhase(String phase, Duration remaining) {
        if (phase.equals("measuring")) {
            System.out.println("MEASURING " + trial);
        }
    }

    @Override
    public void trialFinished(Row row) {
        System.out.println("FINISHED " + trial);
    }
}
