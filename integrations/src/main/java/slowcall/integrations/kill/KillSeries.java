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
    private final KillServers servers;
    private final Path folder;
    private final long seed;
    private final Consumer<KillArm> listener;
    private final Map<KillArm, KillResult> controls = new HashMap<>();
    private int started;

    /**
     * Nothing is run yet.
     *
     * @param folder for the files of all arms, each in one of its own
     * @param listener told of each arm before it is run
     */
    public KillSeries(KillServers servers, Path folder, long seed, Consumer<KillArm> listener) {
        this.servers = servers;
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

        /** Whether it is known that its kills could do harm: its control has come to some, or, without one, itself. */
        public boolean isProven() {
            return control.orElse(result).harmful();
        }

        /** Kills that met something, where they are known to do harm to others. */
        public int counting() {
            return isProven() ? result.counting() : 0;
        }
    }

    /** Runs them all. */
    public List<Compared> run(KillPlan plan) throws IOException, ChildFailedException, InterruptedException {
        List<Compared> results = new ArrayList<>();
        for (KillPlan.Entry entry : plan.entries()) {
            Optional<KillResult> control = entry.control().isPresent()
                    ? Optional.of(control(entry.control().get(), plan.controlKills()))
                    : Optional.empty();
            results.add(new Compared(run(entry.arm(), plan.killsEach()), control));
        }
        return results;
    }

    private KillResult control(KillArm arm, int kills) throws IOException, ChildFailedException, InterruptedException {
        KillResult known = controls.get(arm);
        if (known != null) {
            return known;
        }
        KillResult result = run(arm, kills);
        controls.put(arm, result);
        return result;
    }

    private KillResult run(KillArm arm, int kills) throws IOException, ChildFailedException, InterruptedException {
        listener.accept(arm);
        started++;
        return KillRun.run(arm, servers, folder.resolve("arm-" + started), kills, seed + started);
    }
}
