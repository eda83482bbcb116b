package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.plan.Exchange;
import slowcall.plan.ServiceThreads;

/** Guards against a WireMock that takes other threads for itself than its ceiling is computed with, and one that does not start. */
class ServiceThreadsIT {
    private static final int CALLS = 40;

    @ParameterizedTest
    @CsvSource({"10, 0", "25, 0", "7, 4"})
    void itsThreadsWaitForAsManyCallsAsTheySay(int container, int asynchronous, @TempDir Path folder) throws Exception {
        ServiceThreads threads = new ServiceThreads(container, asynchronous);
        try (WireMockService service = WireMockService.start(threads, CALLS, folder.resolve("errors.txt"));
                PointsService client = Clients.open(Exchange.through("jdk"), service.points())) {
            List<CompletableFuture<PointsReply>> calls = IntStream.range(0, CALLS)
                    .mapToObj(id -> client.callAsync(new PointsCall(id, 0, 500)))
                    .toList();
            calls.forEach(CompletableFuture::join);

            assertEquals(threads.callsAtOnce().orElse(CALLS), service.snapshot().inFlightMax());
        }
    }
}
