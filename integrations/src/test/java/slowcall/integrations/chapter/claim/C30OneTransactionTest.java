package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;
import slowcall.integrations.chapter.claim.C30OneTransaction.Place;
import slowcall.integrations.chapter.experiment.KillsInWindows;
import slowcall.integrations.chapter.experiment.WayKilled;
import slowcall.integrations.message.Labels;
import slowcall.integrations.subject.Way;

class C30OneTransactionTest extends ClaimContract {
    private static final Map<Place, WayKilled.Harm> CONTROLS = Map.of(
            Place.BEFORE_COMMIT, Harms.pointsWithoutRows(40),
            Place.AFTER_COMMIT, Harms.rowsWithoutPoints(20),
            Place.BEFORE_SEND, Harms.rowsWithoutPoints(20),
            Place.AFTER_SEND, Harms.duplicated(60),
            Place.BEFORE_MARK, Harms.duplicated(60),
            Place.AFTER_MARK, Harms.rowsWithoutPoints(20));

    @Override
    protected Claim claim() {
        return new C30OneTransaction();
    }

    @Override
    protected Bench confirming() {
        return bench(Harms.NONE, CONTROLS);
    }

    @Override
    protected Bench refuting() {
        return bench(Harms.rowsWithoutPoints(40), CONTROLS);
    }

    /** Points that come twice do not show that a row without points would have been seen. */
    @Test
    void aControlThatDoesOtherHarmShowsNothing() throws Exception {
        Map<Place, WayKilled.Harm> controls = new EnumMap<>(CONTROLS);
        controls.put(Place.BEFORE_SEND, Harms.duplicated(60));

        Finding finding = claim().examine(bench(Harms.NONE, controls));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
        assertTrue(finding.sentence().contains("at before-send 0, predicted at least 1"), finding::sentence);
    }

    @Test
    void killsThatMetTooLittleShowNothing() throws Exception {
        WayKilled.Harm few = new WayKilled.Harm(Harms.KILLS - 1, 0, 0, 0, 0, 0, 0, 0);

        Finding finding = claim().examine(bench(few, CONTROLS));

        assertEquals(Verdict.INCONCLUSIVE, finding.verdict(), finding::sentence);
    }

    @Test
    void killsInEveryWindowOfTheWay() {
        Set<String> windows = Way.named("way-outbox-polling").windows().stream()
                .map(window -> Labels.of(window.point()))
                .collect(Collectors.toSet());

        assertEquals(windows, Arrays.stream(Place.values()).map(Place::point).collect(Collectors.toSet()));
    }

    private Bench bench(WayKilled.Harm outbox, Map<Place, WayKilled.Harm> controls) {
        List<KillsInWindows.AtPoint> others = Arrays.stream(Place.values())
                .filter(place -> place != Place.AFTER_COMMIT)
                .map(place -> new KillsInWindows.AtPoint(place.point(), outcome(outbox, controls, place)))
                .toList();
        return FakeBench.without(claim())
                .seeing(KilledAt.betweenCommitAndSend(Size.FULL), outcome(outbox, controls, Place.AFTER_COMMIT))
                .seeing(C30OneTransaction.others(Size.FULL), others);
    }

    private static WayKilled.Outcome outcome(WayKilled.Harm outbox, Map<Place, WayKilled.Harm> controls, Place place) {
        return new WayKilled.Outcome(outbox, Optional.ofNullable(controls.get(place)));
    }
}
