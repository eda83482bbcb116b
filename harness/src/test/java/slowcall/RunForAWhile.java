package slowcall;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Row;

/** A JVM that runs a plan, says {@code FOLDER path} first and {@code MEASURING n} for each trial, and waits to be ended. */
final class RunForAWhile extends SilentListener {
    /** After how many trials the disk becomes full, if it is to. */
    static final int TRIALS_WITH_ROOM = 2;

    private final Optional<Path> ballast;
    private int trial;

    private RunForAWhile(Optional<Path> ballast) {
        this.ballast = ballast;
    }

    /** Takes the plan's file and where results go, and perhaps a file with which to fill the disk after two trials. */
    public static void main(String[] args) throws Exception {
        var options = new Experiment.Options(Path.of(args[1]), List.of(), List.of());
        Optional<Path> ballast = Arrays.stream(args).skip(2).findFirst().map(Path::of);
        var unused = new Experiment(PlanFile.read(Path.of(args[0])), options, new RunForAWhile(ballast), false).run();
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
        if (trial == TRIALS_WITH_ROOM) {
            ballast.ifPresent(RunForAWhile::fill);
        }
    }

    private static void fill(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            System.out.println("FULL");
        }
    }
}
