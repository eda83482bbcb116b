package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.List;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.kill.KillPlan;
import slowcall.integrations.kill.KillSeries;
import slowcall.integrations.subject.Way;

/**
 * A way's processes are killed by SIGKILL in windows that it names itself, each beside the control that it names for it: the same
 * without what protects it there.
 *
 * @param way the way's name
 * @param points where in its code the windows are, as they stand in kills.csv
 * @param kills of each that met something under way
 */
public record KillsInWindows(String way, List<String> points, int kills)
        implements Observation<List<KillsInWindows.AtPoint>> {
    public KillsInWindows {
        points = List.copyOf(points);
    }

    /**
     * What the kills at one point have done.
     *
     * @param point one of the points, in their order
     */
    public record AtPoint(String point, WayKilled.Outcome outcome) {}

    KillPlan plan() {
        List<KillPlan.Entry> entries = points.stream().map(this::entry).toList();
        return new KillPlan(entries, kills, KillPlan.CONTROL_KILLS);
    }

    private KillPlan.Entry entry(String point) {
        return KillPlan.of(List.of(Way.named(way)), List.of(point), 1).entries().getFirst();
    }

    @Override
    public String description() {
        return "killing " + way + " " + String.join(", ", points);
    }

    @Override
    public Duration expected() {
        return plan().expected();
    }

    @Override
    public List<AtPoint> make(Workshop workshop) throws Exception {
        return workshop.kills(plan()).stream().map(KillsInWindows::at).toList();
    }

    private static AtPoint at(KillSeries.Compared compared) {
        return new AtPoint(
                compared.result().arm().victim().place(),
                new WayKilled.Outcome(
                        WayKilled.Harm.of(compared.result()), compared.control().map(WayKilled.Harm::of)));
    }
}
