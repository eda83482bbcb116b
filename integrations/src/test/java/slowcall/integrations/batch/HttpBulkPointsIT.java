package slowcall.integrations.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.service.LedgerEntries;
import slowcall.service.PointsCall;
import slowcall.service.WireMockService;

/** Guards against a bulk API that only its own tests know. */
@Timeout(120)
class HttpBulkPointsIT {
    @TempDir
    private Path temporary;

    @Test
    void theServiceGrantsEachOfThemAndSaysSo() throws Exception {
        List<PointsCall> calls = IntStream.range(0, 100)
                .mapToObj(id -> new PointsCall(id, 0, 20).onlyOnce())
                .toList();

        try (WireMockService service = WireMockService.start(temporary.resolve("service.txt"));
                HttpBulkPoints points = new HttpBulkPoints(service.bulkPoints(), Duration.ofSeconds(20))) {
            points.grant(calls);
            points.grant(calls);

            LedgerEntries ledger = service.ledger();
            assertEquals(100, ledger.ids());
            for (int id = 0; id < 100; id++) {
                assertEquals(2, ledger.applied(id));
                assertEquals(1, ledger.effects(id));
            }
            assertEquals(2, service.snapshot().received());
            assertThrows(IOException.class, () -> points.grant(List.of()));
        }
    }
}
