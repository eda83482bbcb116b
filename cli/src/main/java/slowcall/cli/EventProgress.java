package slowcall.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import slowcall.Expected;
import slowcall.Overcommitment;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/** Tells events how a command goes on. */
final class EventProgress implements Progress {
    private final Consumer<Event> events;
    private final Kept kept;
    private volatile boolean ended;

    EventProgress(Consumer<Event> events, Kept kept) {
        this.events = events;
        this.kept = kept;
    }

    @Override
    public void startingIn(Path folder) {
        kept.startingIn(folder);
    }

    @Override
    public void finishedBefore(int earlier) {
        kept.finishedBefore(earlier);
    }

    @Override
    public void runStarting(Plan plan, Path folder) {
        kept.startingIn(folder, plan.trials());
        tell(new Event(EventName.RUN_STARTED)
                .with("plan", plan.name())
                .with("cells", plan.cells().size())
                .with("blocks", plan.blocks())
                .with("trials", plan.trials())
                .with("seed", plan.seed())
                .with("expected_s", Expected.of(plan).toSeconds())
                .with("folder", folder.toString()));
    }

    @Override
    public void blockStarting(int block) {
        tell(new Event(EventName.BLOCK_STARTED).with("block", block));
    }

    @Override
    public void calibrationStarting() {
        tell(new Event(EventName.CALIBRATION_STARTED));
    }

    @Override
    public void calibrationStep(String step, Duration remaining) {
        tell(new Event(EventName.CALIBRATION_STEP)
                .with("step", step)
                .with("remaining_s", Math.max(0, remaining.toSeconds())));
    }

    @Override
    public void calibrationFinished(Optional<ServiceCapacity> capacity, List<Overcommitment> overcommitted) {
        OptionalDouble rps = capacity.map(ServiceCapacity::rps).orElse(OptionalDouble.empty());
        List<String> tooMuch =
                overcommitted.stream().map(excess -> excess.cell().label()).toList();
        tell(new Event(EventName.CALIBRATION_FINISHED).with("capacity_rps", rps).with("overcommitted", tooMuch));
    }

    @Override
    public void trialStarting(int number, int block, Cell cell) {
        tell(new Event(EventName.TRIAL_STARTED)
                .with("number", number)
                .with("block", block)
                .with("cell_id", cell.id())
                .with("cell", cell.label()));
    }

    @Override
    public void trialPhase(String phase, Duration remaining) {
        tell(new Event(EventName.TRIAL_PHASE)
                .with("phase", phase)
                .with("remaining_s", Math.max(0, remaining.toSeconds())));
    }

    @Override
    public void trialFinished(Row row) {
        kept.trialFinished();
        tell(new Event(EventName.TRIAL_FINISHED).with(row));
    }

    @Override
    public void show(String text) {
        print(text);
    }

    @Override
    public void print(String text) {
        tell(new Event(EventName.PROGRESS).with("message", text));
    }

    @Override
    public void end() {
        ended = true;
    }

    private void tell(Event event) {
        if (!ended) {
            events.accept(event);
        }
    }

    @Override
    public void close() {
        // Every event was printed when it came.
    }
}
