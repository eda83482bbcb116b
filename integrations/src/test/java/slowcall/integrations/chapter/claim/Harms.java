package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.experiment.Kills;

/** What fifty kills may have done, each time only one thing. */
final class Harms {
    static final Kills.Harm NONE = new Kills.Harm(50, 0, 0, 0, 0, 0, 0, 0);

    private Harms() {}

    static Kills.Harm lost(int logins) {
        return new Kills.Harm(50, logins, logins, 0, 0, 0, 0, 0);
    }

    static Kills.Harm rowsWithoutPoints(int logins) {
        return new Kills.Harm(50, 0, logins, 0, 0, 0, 0, 0);
    }

    static Kills.Harm pointsWithoutRows(int logins) {
        return new Kills.Harm(50, 0, 0, logins, 0, 0, 0, 0);
    }

    static Kills.Harm duplicated(int logins) {
        return duplicated(logins, Math.ceilDiv(logins, 50));
    }

    static Kills.Harm duplicated(int logins, int mostByOneKill) {
        return new Kills.Harm(50, 0, 0, 0, logins, mostByOneKill, 0, 0);
    }
}
