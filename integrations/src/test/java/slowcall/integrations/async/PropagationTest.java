package slowcall.integrations.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.integrations.async.Propagation.Sighting;

/** Guards against a demonstration that finds failures where no caller would, or misses one that comes back. */
@Timeout(60)
class PropagationTest {
    @Test
    void onlyADirectCallThrowsAndOnlyItsTraceLeadsBackToTheRequest() throws InterruptedException {
        assertEquals(
                List.of(
                        new Sighting("a direct call", true, false, false, true),
                        new Sighting("Executor.execute", false, false, true, false),
                        new Sighting("ExecutorService.submit", false, true, false, false),
                        new Sighting("CompletableFuture.runAsync", false, true, false, false),
                        new Sighting("a virtual thread", false, false, true, false),
                        new Sighting("@Async, void", false, false, true, false),
                        new Sighting("@Async, a future", false, true, false, false)),
                Propagation.look());
    }
}
