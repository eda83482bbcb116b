package slowcall.strategy;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import slowcall.plan.Nearest;

/** The strategies on the class path. */
public final class Strategies {
    private Strategies() {}

    /**
     * All of them, by name.
     *
     * @throws IllegalStateException if two have the same name, or one has a name that cannot be a key
     */
    public static List<Strategy> all() {
        List<Strategy> found = ServiceLoader.load(Strategy.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Strategy::name))
                .toList();
        for (int i = 0; i < found.size(); i++) {
            String name = found.get(i).name();
            if (!name.matches("[a-z0-9._-]{1,64}")) {
                throw new IllegalStateException("strategy name \"" + name + "\" must match [a-z0-9._-]{1,64}");
            }
            if (i > 0 && name.equals(found.get(i - 1).name())) {
                throw new IllegalStateException("two strategies are named \"" + name + "\"");
            }
        }
        return found;
    }

    /** Those that can be opened on any service, because their calls are made where they are opened. */
    public static List<Strategy> inTrial() {
        return inTrial(all());
    }

    static List<Strategy> inTrial(List<Strategy> some) {
        return some.stream().filter(strategy -> strategy.place() == Place.TRIAL).toList();
    }

    /**
     * The strategy of that name.
     *
     * @throws IllegalArgumentException naming those that exist
     */
    public static Strategy named(String name) {
        List<Strategy> all = all();
        return all.stream()
                .filter(strategy -> strategy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no strategy \"" + name + "\"; "
                        + Nearest.suggestion(
                                name, all.stream().map(Strategy::name).toList())
                        + ". Those of a jar of yours are known with --plugin FILE.jar"));
    }
}
