package slowcall.integrations.kill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import slowcall.integrations.subject.Way;
import slowcall.integrations.subject.Window;
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
    public KillArm {
        given = Map.copyOf(given);
    }

    /** In a window of a way. */
    static KillArm in(Way way, Window window) {
        return new KillArm(way.name(), window.settings(), new Victim.AtFailpoint(window.role(), window.point()));
    }

    /** Where there is no protection. */
    static KillArm in(Window.Control control) {
        return new KillArm(
                control.way(), control.settings(), new Victim.AtFailpoint(control.role(), control.point()));
    }

    /** The way's settings, checked and complete. */
    Settings settings() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        given.forEach((name, value) -> settings.put(name, new Setting(value, Position.NONE)));
        return Way.named(way).settings().read(way, settings);
    }

    /** The settings that depart from the usual, {@code key=value} joined by {@code ;}. */
    String departures() {
        return new TreeMap<>(given)
                .entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(";"));
    }
}
