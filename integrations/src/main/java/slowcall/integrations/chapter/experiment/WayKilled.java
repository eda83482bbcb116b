package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.kill.KillArm;
import slowcall.integrations.kill.KillPlan;
import slowcall.integrations.kill.KillResult;
import slowcall.integrations.kill.KillSeries;
import slowcall.integrations.kill.Victim;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Labels;
import slowcall.integrations.subject.Role;

/**
 * A process is killed by SIGKILL at one place, again and again, and so is one without its protection.
 *
 * @param place where
 * @param control where there is no protection; empty where the first shows by itself that such kills do harm
 * @param kills of each that met something under way
 */
public record WayKilled(Place place, Optional<Place> control, int kills) implements Observation<WayKilled.Outcome> {

    /** One with a control. */
    public static WayKilled of(Place place, Place control, int kills) {
        return new WayKilled(place, Optional.of(control), kills);
    }

    /** One without. */
    public static WayKilled of(Place place, int kills) {
        return new WayKilled(place, Optional.empty(), kills);
    }

    /**
     * Where a process is killed.
     *
     * @param way the way's name
     * @param settings those that depart from the usual
     * @param process front (the application) or back
     * @param point where in its code its thread waits to be killed, as it stands in kills.csv
     */
    public record Place(String way, Map<String, String> settings, String process, String point) {
        public Place {
            settings = Map.copyOf(settings);
        }

        private KillArm arm() {
            return new KillArm(
                    way,
                    settings,
                    new Victim.AtFailpoint(
                            Labels.constant(Role.class, process), Labels.constant(Failpoint.class, point)));
        }

        @Override
        public String toString() {
            return way + " " + point;
        }
    }

    /**
     * What the kills have done.
     *
     * @param kills that met something
     * @param lost acknowledged logins whose points never came
     * @param rowsWithoutPoints committed logins whose points never came, whatever their users have heard
     * @param pointsWithoutRows points of logins that are not committed
     * @param duplicated logins whose points were granted more than once
     * @param mostDuplicated those that a single kill had to do with, at most
     * @param unexpected points of logins that were refused, or that there are not
     * @param outOfOrder logins whose points came after those of a later login of the same user
     */
    public record Harm(
            int kills,
            int lost,
            int rowsWithoutPoints,
            int pointsWithoutRows,
            int duplicated,
            int mostDuplicated,
            int unexpected,
            int outOfOrder) {
        static Harm of(KillResult result) {
            return new Harm(
                    result.counting(),
                    result.account().lost(),
                    result.rowsWithoutPoints(),
                    result.pointsWithoutRows(),
                    result.account().duplicated(),
                    result.kills().stream()
                            .mapToInt(kill -> kill.account().duplicated())
                            .max()
                            .orElse(0),
                    Math.toIntExact(result.account().unexpected() + result.strange()),
                    result.account().outOfOrder());
        }

        /** One by one, all that was done. */
        public int sum() {
            return lost + rowsWithoutPoints + pointsWithoutRows + duplicated + unexpected + outOfOrder;
        }
    }

    /**
     * Of both.
     *
     * @param control nothing where there is none
     */
    public record Outcome(Harm harm, Optional<Harm> control) {
        /** What the kills have done where there is no protection. */
        public Harm unprotected() {
            return control.orElse(harm);
        }
    }

    private KillPlan plan() {
        return new KillPlan(
                List.of(new KillPlan.Entry(place.arm(), control.map(Place::arm))), kills, KillPlan.CONTROL_KILLS);
    }

    @Override
    public String description() {
        return "killing " + place;
    }

    @Override
    public Duration expected() {
        return plan().expected();
    }

    @Override
    public Outcome make(Workshop workshop) throws Exception {
        KillSeries.Compared compared = workshop.kills(plan()).getFirst();
        return new Outcome(Harm.of(compared.result()), compared.control().map(Harm::of));
    }
}
