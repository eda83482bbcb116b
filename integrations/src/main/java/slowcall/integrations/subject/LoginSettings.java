package slowcall.integrations.subject;

import slowcall.strategy.Request;
import slowcall.strategy.Settings;

/** What every way can be set to, because it concerns the logins and not what follows them. */
public final class LoginSettings {
    /** How many logins of a hundred roll back. */
    public static final String ROLLBACKS = "rollbacks_percent";

    /** Connections of the application to its database. */
    public static final String CONNECTIONS = "connections";

    /** Knuth's multiplicative hash: an odd number of 64 bits, the golden ratio's fraction. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private LoginSettings() {}

    /** Those, and nothing else. */
    public static Settings.Schema schema() {
        return with(Settings.Schema.NONE);
    }

    /** The login that a request is; whether it rolls back is decided by its id alone. */
    public static Asked asked(Settings settings, Request request) {
        boolean rollsBack = Math.floorMod((request.id() * SPREAD) >>> 32, 100L) < settings.integer(ROLLBACKS);
        return new Asked(request.id(), request.user(), request.call(0).delayMillis(), rollsBack);
    }

    /** Those behind others. */
    public static Settings.Schema with(Settings.Schema others) {
        return others.integer(ROLLBACKS, 0, 0, 100, "of a hundred logins so many roll their transaction back")
                .integer(CONNECTIONS, 10, 1, 1000, "connections of the application to its database");
    }
}
