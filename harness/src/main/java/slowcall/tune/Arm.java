package slowcall.tune;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.plan.Setting;
import slowcall.strategy.Limit;
import slowcall.strategy.Place;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/**
 * A strategy that may be the answer.
 *
 * @param strategy its name
 * @param settings those that are not looked for
 * @param sizeSetting the one that is: it bounds the calls at once; empty for strategies that have no such bound
 */
public record Arm(String strategy, SortedMap<String, String> settings, Optional<String> sizeSetting) {
    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9._-]{1,64})(?:\\(([^()]*)\\))?");
    private static final String QUEUE_BOUND = "queue_bound";
    /** A size that no strategy has by default. */
    private static final int PROBE = 7;

    public Arm {
        settings = new TreeMap<>(settings);
    }

    /**
     * Reads a strategy as tables have it: {@code fixed-pool} or {@code fixed-pool(queue_bound=50)}.
     *
     * @throws PlanException if there is no such strategy or setting, or if the size is given
     */
    public static Arm parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            throw refuse("\"" + written + "\" is no strategy; write it as fixed-pool or fixed-pool(queue_bound=50)");
        }
        Strategy strategy;
        try {
            strategy = Strategies.named(matcher.group(1));
        } catch (IllegalArgumentException e) {
            throw refuse(String.valueOf(e.getMessage()));
        }
        if (strategy.place() != Place.TRIAL) {
            throw refuse("\"" + strategy.name()
                    + "\" makes its calls in processes of its own, which tune does not start; give another strategy");
        }
        SortedMap<String, String> settings = settings(matcher.group(2) == null ? "" : matcher.group(2));
        strategy.settings().read(strategy.name(), given(settings));
        Optional<String> size = sizeSetting(strategy);
        if (size.isPresent() && settings.containsKey(size.get())) {
            throw refuse(size.get() + " is what is looked for; leave it out of " + written);
        }
        return new Arm(strategy.name(), settings, size);
    }

    private static SortedMap<String, String> settings(String written) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (String pair : written.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                settings.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            } else if (!pair.isBlank()) {
                throw refuse("\"" + pair + "\" is no setting; write it as queue_bound=50");
            }
        }
        return settings;
    }

    private static Map<String, Setting> given(Map<String, String> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> new Setting(e.getValue(), Position.NONE)));
    }

    private static PlanException refuse(String message) {
        return new PlanException(Position.NONE, "--strategy: " + message);
    }

    /** The setting that the bound follows. */
    private static Optional<String> sizeSetting(Strategy strategy) {
        return strategy.settings().names().stream()
                .filter(name -> bound(strategy, name)
                        .filter(limit -> limit.calls() == PROBE)
                        .isPresent())
                .findFirst();
    }

    private static Optional<Limit> bound(Strategy strategy, String name) {
        try {
            var settings = Map.of(name, new Setting(Integer.toString(PROBE), Position.NONE));
            return strategy.limit(strategy.settings().read(strategy.name(), settings));
        } catch (PlanException e) {
            // A word, or a number with another range: not what bounds the calls.
            return Optional.empty();
        }
    }

    /** Whether there is a size to look for. */
    public boolean isSized() {
        return sizeSetting.isPresent();
    }

    /** Places to wait in. */
    int places() {
        int bound = Integer.parseInt(settings.getOrDefault(QUEUE_BOUND, "0"));
        return bound == 0 ? Integer.MAX_VALUE : bound;
    }

    /** What the size is a number of, for people. */
    String unit() {
        return sizeSetting.filter("permits"::equals).isPresent() ? "permits" : "threads";
    }

    /** As tables have it, without the size. */
    public String label() {
        List<String> pairs = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        return pairs.isEmpty() ? strategy : strategy + "(" + String.join(";", pairs) + ")";
    }
}
