package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.strategy.Limit;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** Guards against a ceiling that a way is predicted to reach and cannot, because who keeps an order waits. */
class LimitsTest {
    private static Optional<Integer> callsAtOnce(String way, String settings, int users) {
        Strategy strategy = Strategies.named(way);
        return strategy.limit(PromisesTest.settings(strategy, settings), users).map(Limit::calls);
    }

    @ParameterizedTest
    @CsvSource({
        "way-kafka, '', 64, 64",
        "way-kafka, '', 1000, 100",
        "way-kafka, consumers=3, 1000, 300",
        "way-kafka, consumers=3;partitions=2, 1000, 200",
        "way-outbox-polling, '', 64, 64",
        "way-outbox-polling, batch=10, 64, 10",
        "way-outbox-polling, order=stop, 64, 1",
        "way-outbox-polling, order=skip, 64, 1000",
        "way-cdc, '', 64, 64",
        "way-cdc, '', 1000, 100",
        "way-outbox-tailing, batch=10, 64, 10",
        "way-batch, '', 64, 100",
        "way-pool, pool_size=7, 64, 7",
    })
    void isWhatTheSettingsAndTheOrderOfUsersAllow(String way, String settings, int users, int calls) {
        assertEquals(Optional.of(calls), callsAtOnce(way, settings, users));
    }

    @ParameterizedTest
    @CsvSource({"way-sync", "way-virtual"})
    void whoStartsAThreadForEachHasNone(String way) {
        assertEquals(Optional.empty(), callsAtOnce(way, "", 64));
    }
}
