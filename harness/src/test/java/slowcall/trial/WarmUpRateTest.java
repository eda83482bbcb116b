package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import slowcall.plan.PlanFile;

/** Guards against a rehearsal that leaves a backlog behind for its session to work off. */
class WarmUpRateTest {
    private static OptionalDouble most(String fields) {
        String plan = "{\"cells\": [{\"arrivals\": {\"constant\": 400}, \"delay\": \"200ms\", " + fields + "}]}";
        return WarmUp.mostRequestsPerSecond(
                PlanFile.parse("rates", plan).cells().getFirst());
    }

    @Test
    void isTheCeilingOfAPool() {
        assertEquals(
                OptionalDouble.of(50),
                most("\"strategy\": {\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": 10}}"));
    }

    @Test
    void isThatOfTheConnections() {
        assertEquals(OptionalDouble.of(100), most("\"strategy\": \"virtual-threads\", \"max-connections\": 20"));
    }

    @Test
    void isThatOfPinnedCarriers() {
        assertEquals(
                OptionalDouble.of(10),
                most("\"strategy\": \"virtual-threads\", \"pin\": \"class-init\", \"parallelism\": 2"));
    }

    @Test
    void isUnknownWithoutALimit() {
        assertEquals(OptionalDouble.empty(), most("\"strategy\": \"virtual-threads\""));
    }

    @Test
    void isWhatTheServicesThreadsCanWaitFor() {
        String threads =
                "\"strategy\": \"virtual-threads\", \"service\": {\"container-threads\": 10, \"async-threads\": %s}";

        assertEquals(OptionalDouble.of(25), most(threads.formatted("\"none\"")));
        assertEquals(OptionalDouble.empty(), most(threads.formatted("4")));
    }
}
