package slowcall.integrations.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slowcall.integrations.subject.Way;
import slowcall.integrations.subject.Window;

/**
 * Which arms are run, and how often each victim is killed.
 *
 * @param entries in this order
 * @param killsEach of each arm
 * @param controlKills of each control
 */
public record KillPlan(List<Entry> entries, int killsEach, int controlKills) {
    public KillPlan {
        entries = List.copyOf(entries);
        if (killsEach < 1 || controlKills < 1) {
            throw new IllegalArgumentException(
                    "kills " + killsEach + " and of controls " + controlKills + " must be at least 1");
        }
    }

    /**
     * An arm.
     *
     * @param control the same without protection, where there is such a thing
     */
    public record Entry(KillArm arm, Optional<KillArm> control) {}

    /**
     * All windows of these ways, each with an equal share.
     *
     * @param kills of all arms together, controls apart: each gets at least its share
     */
    public static KillPlan ofWindows(List<Way> ways, int kills, int controlKills) {
        List<Entry> entries = new ArrayList<>();
        for (Way way : ways) {
            for (Window window : way.windows()) {
                entries.add(new Entry(KillArm.in(way, window), window.control().map(KillArm::in)));
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("none of " + ways.stream().map(Way::name).toList() + " has a window");
        }
        return new KillPlan(entries, Math.ceilDiv(kills, entries.size()), controlKills);
    }
}
