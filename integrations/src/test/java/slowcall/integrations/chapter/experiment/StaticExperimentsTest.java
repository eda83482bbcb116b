package slowcall.integrations.chapter.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.experiment.CodeOfWays.Taken;

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
        List<?> seen = new FailuresSeen().make(null);

        assertTrue(seen.size() > 2);
    }
}
