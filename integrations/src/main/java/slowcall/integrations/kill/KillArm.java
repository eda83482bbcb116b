package slowcall.integrations.kill;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import slowcall.integrations.subject.Way;
import slowcall.plan.Position;
import slowcall.plan.Setting;
import slowcall.strategy.Settings;

/**
 * A kill that is to be repeated.
 *
 * @param way the way's name
 * @param given those of its settings that depart from the usual
 * @param victim what is killed
 */
public record KillArm(String way, Map<String, String> given, Victim victim) {
    private static final Duration START = Duration.ofSeconds(5);

    public KillArm {
        given = Map.copyOf(given);
    }

    /** The way's settings, checked and complete. */
    Settings settings() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        given.forEach((name, value) -> settings.put(name, new Setting(value, Position.NONE)));
        return Way.named(way).settings().read(way, settings);
    }

    /** What departs from the usual, {@code key=value} joined by {@code ;}. */
    String departures() {
        Map<String, String> all = new TreeMap<>(given);
        all.putAll(victim.conditions());
        return all.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(";"));
    }

    /** How long so many kills take, with the start of its processes, and the books. */
    Duration expected(int kills) {
        return START.plus(victim.cycle().multipliedBy(kills));
    }

    /** In words: {@code way-pool, front at before-effect}. */
    @Override
    public String toString() {
        String departures = departures();
        return way + (departures.isEmpty() ? "" : " " + departures) + ", " + victim.process() + " at " + victim.place();
    }
}
