package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.KillsInWindows;
import slowcall.integrations.chapter.experiment.WayKilled;

/** SIGKILL after the commit, and in full size before it and at every place of the relay: there are both, row and message, or neither. */
@AutoService(Claim.class)
public final class C30OneTransaction implements Claim {
    @Override
    public int number() {
        return 30;
    }

    @Override
    public String says() {
        return "Row and message are committed in one transaction: there are both or neither";
    }

    @Override
    public String term() {
        return "하나의 트랜잭션";
    }

    /** What protects from what, where an outbox is killed. */
    enum Place {
        BEFORE_COMMIT("before-commit", Harm.POINTS),
        AFTER_COMMIT("after-commit", Harm.ROWS),
        BEFORE_SEND("before-send", Harm.ROWS),
        AFTER_SEND("after-send", Harm.REPEATED),
        BEFORE_MARK("before-mark", Harm.REPEATED),
        AFTER_MARK("after-mark", Harm.ROWS);

        private final String point;
        private final Harm harm;

        Place(String point, Harm harm) {
            this.point = point;
            this.harm = harm;
        }

        String point() {
            return point;
        }

        /** Without the protection there is this harm: a control that does another one shows nothing. */
        private Expectation control(WayKilled.Outcome outcome) {
            return Expectation.counted(
                    harm.label + ", by kills without what an outbox has at " + point,
                    "",
                    harm.of(outcome.unprotected()),
                    Range.atLeast(1));
        }
    }

    private enum Harm {
        ROWS("logins committed and without points"),
        POINTS("points without a committed login"),
        REPEATED("points granted twice");

        private final String label;

        Harm(String label) {
            this.label = label;
        }

        int of(WayKilled.Harm done) {
            return switch (this) {
                case ROWS -> done.rowsWithoutPoints();
                case POINTS -> done.pointsWithoutRows();
                case REPEATED -> done.duplicated();
            };
        }
    }

    @Override
    public Budget budget(Size size) {
        Budget smallest = Budget.ofObservations(KilledAt.betweenCommitAndSend(size));
        return size == Size.FULL ? smallest.and(Budget.ofObservations(others(size))) : smallest;
    }

    /** Everywhere but after the commit, where another claim kills as well. */
    static KillsInWindows others(Size size) {
        return new KillsInWindows(
                "way-outbox-polling",
                Arrays.stream(Place.values())
                        .filter(place -> place != Place.AFTER_COMMIT)
                        .map(Place::point)
                        .toList(),
                KilledAt.kills(size));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Size size = bench.size();
        Map<Place, WayKilled.Outcome> outcomes = new EnumMap<>(Place.class);
        outcomes.put(Place.AFTER_COMMIT, bench.observe(KilledAt.betweenCommitAndSend(size)));
        if (size == Size.FULL) {
            bench.observe(others(size)).forEach(at -> outcomes.put(place(at.point()), at.outcome()));
        }
        List<Expectation> expectations = new ArrayList<>();
        int rows = 0;
        int points = 0;
        int complete = 0;
        for (Map.Entry<Place, WayKilled.Outcome> each : outcomes.entrySet()) {
            WayKilled.Harm harm = each.getValue().harm();
            rows += harm.rowsWithoutPoints();
            points += harm.pointsWithoutRows();
            complete += harm.kills() >= KilledAt.kills(size) ? 1 : 0;
            expectations.add(each.getKey().control(each.getValue()));
        }
        expectations.add(
                Expectation.counted("logins that are committed and never got points", "", rows, Range.exactly(0)));
        expectations.add(
                Expectation.counted("logins that got points and are not committed", "", points, Range.exactly(0)));
        expectations.add(Expectation.all(
                "places where all of " + KilledAt.kills(size) + " kills met something",
                complete,
                size.choose(1, Place.values().length)));
        return Finding.of(expectations);
    }

    private static Place place(String point) {
        return Arrays.stream(Place.values())
                .filter(place -> place.point.equals(point))
                .findFirst()
                .orElseThrow();
    }
}
