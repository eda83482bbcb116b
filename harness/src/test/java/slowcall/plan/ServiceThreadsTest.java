package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Guards against a service whose threads are in the way and nobody knows. */
class ServiceThreadsTest {
    @Test
    void threadsThatSleepThroughDelaysAreALimit() {
        ServiceThreads ten = new ServiceThreads(10, 0);

        assertEquals(OptionalInt.of(5), ten.callsAtOnce());
        assertEquals(OptionalDouble.of(100), ten.ceilingRps(50));
        assertEquals(OptionalDouble.empty(), ten.ceilingRps(0));
        assertEquals("container-threads=10;async-threads=none", ten.toString());
    }

    @Test
    void whereAnswersAreAsynchronousTheyAreNone() {
        assertEquals(OptionalInt.empty(), new ServiceThreads(10, 500).callsAtOnce());
        assertEquals(OptionalDouble.empty(), new ServiceThreads(10, 500).ceilingRps(50));
        assertEquals(OptionalInt.empty(), ServiceThreads.AUTO.callsAtOnce());
        assertEquals("", ServiceThreads.AUTO.toString());
    }

    @Test
    void aServerThatWouldNotStartIsRefused() {
        assertEquals(
                "container-threads 6 must be between 7 and 10000; the server keeps five for itself and one in reserve",
                assertThrows(IllegalArgumentException.class, () -> new ServiceThreads(6, 0))
                        .getMessage());
    }

    @Test
    void aPlanNeedsAServiceForEachAndTheUsualOneToCalibrate() {
        Plan plan = PlanFile.parse("several", """
                {"cells": [{"strategy": "a", "arrivals": {"closed": 1}, "delay": ["1s", "2s"],
                  "service": {"container-threads": 10, "async-threads": "none"}}]}""");

        assertEquals(List.of(ServiceThreads.AUTO, new ServiceThreads(10, 0)), plan.services());
    }
}
