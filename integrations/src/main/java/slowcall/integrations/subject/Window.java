package slowcall.integrations.subject;

import java.util.Map;
import java.util.Optional;
import slowcall.integrations.message.Failpoint;

/**
 * Where a way can be killed, and what shows that a kill there would do harm.
 *
 * @param role which of its processes
 * @param point where in that
 * @param settings of the way that depart from the usual, for its mechanism to come there at all
 * @param control the same without what protects the way: where it neither loses nor repeats anything when it is killed, nothing is
 *     proven of the way that survives. Empty for ways without protection, which lose by themselves
 */
public record Window(Role role, Failpoint point, Map<String, String> settings, Optional<Control> control) {
    public Window {
        settings = Map.copyOf(settings);
    }

    /**
     * What is without protection.
     *
     * @param way its name
     * @param settings that depart from the usual
     * @param role which of its processes
     * @param point where in that
     */
    public record Control(String way, Map<String, String> settings, Role role, Failpoint point) {
        public Control {
            settings = Map.copyOf(settings);
        }
    }

    /** One with the usual settings and nothing to compare it with. */
    public static Window of(Role role, Failpoint point) {
        return new Window(role, point, Map.of(), Optional.empty());
    }

    /** The same beside this one without protection. */
    public Window against(Control unprotected) {
        return new Window(role, point, settings, Optional.of(unprotected));
    }
}
