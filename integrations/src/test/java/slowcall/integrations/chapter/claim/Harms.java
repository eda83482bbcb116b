package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.experiment.WayKilled;

/** What fifty kills may have done, each time only one thing. */
final class Harms {
    static final WayKilled.Harm NONE = new WayKilled.Harm(50, 0, 0, 0, 0, 0, 0, 0);

    private Harms() {}

    static WayKilled.Harm lost(int logins) {
        return new WayKilled.Harm(50, logins, logins, 0, 0, 0, 0, 0);
    }

    static WayKilled.Harm rowsWithoutPoints(int logins) {
        return new WayKilled.Harm(50, 0, logins, 0, 0, 0, 0, 0);
    }

    static WayKilled.Harm pointsWithoutRows(int logins) {
        return new WayKilled.Harm(50, 0, 0, logins, 0, 0, 0, 0);
    }

    static WayKilled.Harm duplicated(int logins) {
        return duplicated(logins, Math.ceilDiv(logins, 50));
    }

    static WayKilled.Harm duplicated(int logins, int mostByOneKill) {
        return new WayKilled.Harm(50, 0, 0, 0, logins, mostByOneKill, 0, 0);
    }
}
