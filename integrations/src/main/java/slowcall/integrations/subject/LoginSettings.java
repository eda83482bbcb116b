package slowcall.integrations.subject;

import slowcall.strategy.Settings;

/** What every way can be set to, because it concerns the logins and not what follows them. */
public final class LoginSettings {
    /** How many different users log in. */
    public static final String USERS = "users";

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

    /**
     * A login as these settings have it: users take turns, and who rolls back is decided by the id alone.
     *
     * @param delayMillis what its call draws at the service
     */
    public static Asked asked(Settings settings, long id, int delayMillis) {
        int user = (int) Math.floorMod(id, (long) settings.integer(USERS));
        boolean rollsBack = Math.floorMod((id * SPREAD) >>> 32, 100L) < settings.integer(ROLLBACKS);
        return new Asked(id, user, delayMillis, rollsBack);
    }

    /** Those behind others. */
    public static Settings.Schema with(Settings.Schema others) {
        return others.integer(USERS, 64, 1, 1_000_000, "users, whose logins take turns")
                .integer(ROLLBACKS, 0, 0, 100, "of a hundred logins so many roll their transaction back")
                .integer(CONNECTIONS, 10, 1, 1000, "connections of the application to its database");
    }
}
