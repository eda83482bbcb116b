package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import slowcall.plan.Cell;
import slowcall.plan.PlanFile;

/** Guards against a rehearsal that leaves a backlog behind for its session to work off, and a priming of rejections. */
class WarmUpRateTest {
    private static Cell cell(String fields) {
        String plan = "{\"cells\": [{\"arrivals\": {\"constant\": 400}, \"delay\": \"200ms\", " + fields + "}]}";
        return PlanFile.parse("rates", plan).cells().getFirst();
    }

    private static OptionalDouble most(String fields) {
        return WarmUp.mostRequestsPerSecond(cell(fields));
    }

    private static int primingCallers(String fields) {
        return WarmUp.primingCallers(cell(fields));
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
    void isThatOfThisMachinesCarriersUnlessThePlanSaysHowMany() {
        assertEquals(
                OptionalDouble.of(5.0 * Runtime.getRuntime().availableProcessors()),
                most("\"strategy\": \"virtual-threads\", \"pin\": \"class-init\""));
    }

    @Test
    void primingCallersAreNoMoreThanCanBeTakenAtOnce() {
        String pool = "\"strategy\": {\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": 20, \"queue_bound\": 5}}";
        assertEquals(20, primingCallers(pool));
        assertEquals(6, primingCallers(pool + ", \"shape\": {\"fan-out\": 3}"));
        assertEquals(1, primingCallers(pool + ", \"shape\": {\"fan-out\": 30}"));
        assertEquals(32, primingCallers("\"strategy\": \"virtual-threads\""));
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
