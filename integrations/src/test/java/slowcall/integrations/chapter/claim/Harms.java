package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.WayKilled;

/** What all kills of a place may have done, each time only one thing. */
final class Harms {
    static final int KILLS = KilledAt.kills(Size.FULL);

    static final WayKilled.Harm NONE = new WayKilled.Harm(KILLS, 0, 0, 0, 0, 0, 0, 0);

    private Harms() {}

    static WayKilled.Harm lost(int logins) {
        return new WayKilled.Harm(KILLS, logins, logins, 0, 0, 0, 0, 0);
    }

    static WayKilled.Harm rowsWithoutPoints(int logins) {
        return new WayKilled.Harm(KILLS, 0, logins, 0, 0, 0, 0, 0);
    }

    static WayKilled.Harm pointsWithoutRows(int logins) {
        return new WayKilled.Harm(KILLS, 0, 0, logins, 0, 0, 0, 0);
    }

    static WayKilled.Harm duplicated(int logins) {
        return duplicated(logins, Math.ceilDiv(logins, KILLS));
    }

    static WayKilled.Harm duplicated(int logins, int mostByOneKill) {
        return new WayKilled.Harm(KILLS, 0, 0, 0, logins, mostByOneKill, 0, 0);
    }
}
