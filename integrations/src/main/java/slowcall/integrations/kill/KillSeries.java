package slowcall.integrations.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import slowcall.jvm.ChildFailedException;

/** Runs a plan's arms, each control before the arm that it is for, and once if it is for several. */
public final class KillSeries {
    private final Arms arms;
    private final Path folder;
    private final long seed;
    private final Listener listener;
    private final Map<KillArm, KillResult> controls = new HashMap<>();
    private int started;

    /** Runs arms; tests have one of their own. */
    @FunctionalInterface
    interface Arms {
        /** As {@link KillRun#run}, which is told here what it finds running. */
        KillResult run(KillArm arm, Path folder, Effort effort, long seed, Consumer<KillResult> known)
                throws IOException, ChildFailedException, InterruptedException;
    }

    /** Is told how it goes. */
    @FunctionalInterface
    public interface Listener {
        /** An arm is about to be run. */
        void starting(KillArm arm);

        /** The books of a control have been compared. */
        default void knownOfControl(KillResult soFar) {}

        /** A control has been run. */
        default void finishedControl(KillResult control) {}

        /** The books of an arm have been compared. */
        default void known(Compared soFar) {}
    }

    /**
     * Nothing is run yet.
     *
     * @param folder for the files of all arms, each in one of its own
     */
    public KillSeries(KillServers servers, Path folder, long seed, Listener listener) {
        this(
                (arm, itsFolder, effort, itsSeed, known) ->
                        KillRun.run(arm, servers, itsFolder, effort, itsSeed, known),
                folder,
                seed,
                listener);
    }

    KillSeries(Arms arms, Path folder, long seed, Listener listener) {
        this.arms = arms;
        this.folder = folder;
        this.seed = seed;
        this.listener = listener;
    }

    /**
     * What came of an arm, and of what it is compared with.
     *
     * @param control empty for arms without one
     */
    public record Compared(KillResult result, Optional<KillResult> control) {

        /** Whether it is known that its kills can do harm: its control has come to some, or itself. */
        public boolean isProven() {
            return result.harmful() || control.filter(KillResult::harmful).isPresent();
        }

        /** Kills that met something, where they are known to do harm. */
        public int counting() {
            return isProven() ? result.counting() : 0;
        }
    }

    /** Runs them all. */
    public List<Compared> run(KillPlan plan) throws IOException, ChildFailedException, InterruptedException {
        List<Compared> results = new ArrayList<>();
        for (KillPlan.Entry entry : plan.entries()) {
            results.add(run(entry, plan));
        }
        return results;
    }

    /**
     * Runs one of them.
     *
     * @throws ChildFailedException if it, or its control, cannot be carried out
     */
    Compared run(KillPlan.Entry entry, KillPlan plan) throws IOException, ChildFailedException, InterruptedException {
        Optional<KillResult> control = entry.control().isPresent()
                ? Optional.of(control(entry.control().get(), plan.controlEffort()))
                : Optional.empty();
        KillResult result = run(entry.arm(), plan.effort(), soFar -> listener.known(new Compared(soFar, control)));
        return new Compared(result, control);
    }

    private KillResult control(KillArm arm, Effort effort)
            throws IOException, ChildFailedException, InterruptedException {
        KillResult known = controls.get(arm);
        if (known != null) {
            return known;
        }
        try {
            KillResult result = run(arm, effort, listener::knownOfControl);
            controls.put(arm, result);
            listener.finishedControl(result);
            return result;
        } catch (ChildFailedException e) {
            throw new ChildFailedException("its control, " + arm + ": " + e.getMessage());
        }
    }

    private KillResult run(KillArm arm, Effort effort, Consumer<KillResult> known)
            throws IOException, ChildFailedException, InterruptedException {
        listener.starting(arm);
        started++;
        return arms.run(arm, folder.resolve("arm-" + started), effort, seed + started, known);
    }
}
