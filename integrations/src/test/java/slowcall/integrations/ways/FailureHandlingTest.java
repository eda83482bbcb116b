package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.failure.FailureLog;
import slowcall.integrations.failure.GivenUp;
import slowcall.plan.Position;
import slowcall.plan.Setting;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;
import slowcall.strategy.Promise;
import slowcall.strategy.Settings;

/** Guards against a setting that does nothing, and a way that promises more than its failure handling can keep. */
class FailureHandlingTest {
    private static final PointsCall CALL = new PointsCall(7, 0, 20);

    @TempDir
    private Path temporary;

    /** Answers no call, and counts them. */
    private static final class Dead implements PointsService {
        private int calls;

        @Override
        public PointsReply call(PointsCall call) throws IOException {
            calls++;
            throw new IOException("reset");
        }

        @Override
        public CompletableFuture<PointsReply> callAsync(PointsCall call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private final Dead service = new Dead();

    private static Settings settings(String onFailure) {
        return new PoolWay()
                .settings()
                .read(
                        "way-pool",
                        Map.of(
                                FailureHandling.ON_FAILURE, new Setting(onFailure, Position.NONE),
                                FailureHandling.RETRIES, new Setting("2", Position.NONE),
                                FailureHandling.PAUSE, new Setting("0", Position.NONE)));
    }

    private void call(String onFailure) throws IOException {
        PointsService handled = FailureHandling.around(service, settings(onFailure), temporary);
        assertThrows(IOException.class, () -> handled.call(CALL));
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.toList();
        }
    }

    @Test
    void whatIsIgnoredIsCalledOnce() throws IOException {
        call(FailureHandling.IGNORE);

        assertEquals(1, service.calls);
        assertSame(service, FailureHandling.around(service, settings(FailureHandling.IGNORE), temporary));
        assertEquals(List.of(), logs());
    }

    @Test
    void whatIsRetriedIsCalledAgainAndForgotten() throws IOException {
        call(FailureHandling.RETRY);

        assertEquals(3, service.calls);
        assertEquals(List.of(), logs());
    }

    @Test
    void whatIsLoggedIsCalledAgainAndWrittenDown() throws IOException {
        call(FailureHandling.LOG);

        assertEquals(3, service.calls);
        List<GivenUp> log = FailureLog.read(logs().getFirst());
        assertEquals(List.of(CALL), log.stream().map(GivenUp::call).toList());
    }

    @Test
    void whoCallsAgainDoesNotPromiseToCallOnce() {
        assertFalse(FailureHandling.repeats(settings(FailureHandling.IGNORE)));
        assertTrue(FailureHandling.repeats(settings(FailureHandling.LOG)));
        assertEquals(Promise.AT_MOST_ONCE, new PoolWay().promises(settings(FailureHandling.IGNORE)));
        assertEquals(Promise.BEST_EFFORT, new PoolWay().promises(settings(FailureHandling.RETRY)));
    }
}
