package slowcall.integrations.chapter.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import slowcall.integrations.async.Propagation;
import slowcall.integrations.chapter.experiment.CodeOfWays.Taken;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Front;

/** Guards against experiments that need no server and see nothing. */
class StaticExperimentsTest {
    @Test
    void aMethodThatDoesNotSayThatItIsAsynchronousIsFound() throws Exception {
        AsynchronousNames.Names names = new AsynchronousNames().make(null);

        assertTrue(names.looksTheSame() && names.runsElsewhere(), names::toString);
        assertEquals(1, names.violations());
        assertEquals(0, names.silent());
        assertTrue(names.saying() >= 2, names::toString);
    }

    @Test
    void waysThatTakeMoreAreSeenToTakeMore() {
        Map<String, Taken> taken =
                new CodeOfWays().make(null).stream().collect(Collectors.toMap(Taken::way, Function.identity()));
        Taken virtual = taken.get("way-virtual");
        Taken spring = taken.get("way-spring-async");
        Taken kafka = taken.get("way-kafka");

        assertFalse(taken.containsKey("way-sync"), taken::toString);
        assertEquals(0, virtual.processes());
        assertEquals(2, kafka.processes());
        assertTrue(virtual.lines() > 10 && virtual.lines() < kafka.lines(), taken::toString);
        assertEquals(0, virtual.libraries());
        assertTrue(spring.libraries() > 0 && kafka.libraries() > 0, taken::toString);
    }

    @Test
    void failuresAreSeenByADirectCallAndOthers() throws Exception {
        List<Propagation.Sighting> seen = new FailuresSeen().make(null);

        assertTrue(seen.size() > 2);
        assertTrue(seen.getFirst().namesTheOrigin());
        assertTrue(seen.stream().skip(1).noneMatch(Propagation.Sighting::namesTheOrigin), seen::toString);
    }

    /** What several ways may have in common. */
    private static class Shared implements Front {
        @Override
        public void afterCommit(Asked asked) {}
    }

    private static final class Inheriting extends Shared {}

    private static final class Empty implements Front {
        @Override
        public long backlog() {
            return 1;
        }
    }

    @Test
    void aStepThatIsInheritedIsAStep() {
        assertEquals(List.of("afterCommit"), CodeOfFronts.steps(Inheriting.class));
        assertEquals(List.of(), CodeOfFronts.steps(Empty.class));
    }

    @Test
    void whatCameTwiceOrToAnotherUserIsNotTheSame() {
        List<String> committed = List.of("1 1 0", "2 2 1");

        assertTrue(ThreeSinks.isSame(committed, List.of("2 2 1", "1 1 0")));
        assertFalse(ThreeSinks.isSame(committed, List.of("1 1 0", "2 2 1", "2 2 1")));
        assertFalse(ThreeSinks.isSame(committed, List.of("1 1 0", "2 3 1")));
    }

    @Test
    void tooFewLoginsHaveNoPercentile() {
        OthersAccess.Times few = new OthersAccess.Times(9_999);
        OthersAccess.Times enough = new OthersAccess.Times(10_000);
        for (int i = 1; i <= 10_000; i++) {
            if (i < 10_000) {
                few.add(i * 1_000_000L);
            }
            enough.add(i * 1_000_000L);
        }

        assertTrue(Double.isNaN(few.p99Millis()));
        assertEquals(9_900, enough.p99Millis());
    }
}
