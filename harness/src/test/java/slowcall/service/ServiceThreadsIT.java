package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.plan.Exchange;
import slowcall.plan.ServiceThreads;

/** Guards against a WireMock that takes other threads for itself than its ceiling is computed with, and one that does not start. */
class ServiceThreadsIT {
    private static final int DELAY_MILLIS = 250;
    private static final int AT_ONCE = 40;

    @TempDir
    private Path folder;

    /** After a burst the calls come one by one: the thread in reserve takes only what arrives while it waits, not what is queued. */
    @ParameterizedTest
    @ValueSource(ints = {10, 25})
    void itsThreadsWaitForAsManyCallsAsTheySay(int container) throws Exception {
        ServiceThreads threads = new ServiceThreads(container, 0);
        assertEquals(threads.callsAtOnce().getAsInt(), mostAtOnce(threads, AT_ONCE));
    }

    @Test
    void noneWaitsWhereOthersAnswer() throws Exception {
        assertEquals(AT_ONCE, mostAtOnce(new ServiceThreads(7, 4), 0));
    }

    private long mostAtOnce(ServiceThreads threads, int oneByOne) throws Exception {
        try (WireMockService service = WireMockService.start(threads, AT_ONCE, folder.resolve("errors.txt"));
                PointsService client = Clients.open(Exchange.through("jdk"), service.points())) {
            List<CompletableFuture<PointsReply>> calls = new ArrayList<>();
            for (int id = 0; id < AT_ONCE + oneByOne; id++) {
                if (id >= AT_ONCE) {
                    Thread.sleep(DELAY_MILLIS / 15);
                }
                calls.add(client.callAsync(new PointsCall(id, 0, DELAY_MILLIS)));
            }
            calls.forEach(CompletableFuture::join);
            return service.snapshot().inFlightMax();
        }
    }
}
