package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.plan.Position;
import slowcall.plan.Setting;
import slowcall.strategy.Promise;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** Guards against a way that is held to more than its settings can keep, or forgiven what they should have prevented. */
class PromisesTest {
    private static Promise promise(String way, String settings) {
        Strategy strategy = Strategies.named(way);
        return strategy.promises(settings(strategy, settings));
    }

    /** A strategy's settings of which these are given, {@code key=value} joined by {@code ;}. */
    static Settings settings(Strategy strategy, String settings) {
        Map<String, Setting> given = new LinkedHashMap<>();
        for (String setting : settings.split(";", -1)) {
            if (!setting.isEmpty()) {
                String[] parts = setting.split("=", 2);
                given.put(parts[0], new Setting(parts[1], Position.NONE));
            }
        }
        return strategy.settings().read(strategy.name(), given);
    }

    @ParameterizedTest
    @CsvSource({
        "way-sync, '', effectively-once-in-order",
        "way-pool, '', at-most-once",
        "way-pool, on_failure=log, best-effort",
        "way-kafka, '', at-least-once",
        "way-kafka, dedupe=api, effectively-once",
        "way-kafka, dedupe=seen-last, at-least-once",
        "way-kafka, dedupe=seen-first, at-most-once",
        "way-kafka, acknowledge=before-effect, best-effort",
        "way-kafka, on_failure=ignore, best-effort",
        "way-kafka, on_failure=ignore;dedupe=api, at-most-once",
        "way-outbox-polling, '', at-least-once-in-order",
        "way-outbox-polling, order=skip;dedupe=api, effectively-once",
        "way-outbox-polling, poll=last-id, best-effort-in-order",
        "way-outbox-tailing, '', at-least-once-in-order",
        "way-cdc, '', at-least-once-in-order",
        "way-cdc, dedupe=api, effectively-once-in-order",
        "way-cdc, acknowledge=before-effect, best-effort-in-order",
        "way-cdc, acknowledge=before-effect;dedupe=api, at-most-once-in-order",
        "way-batch, '', at-least-once",
        "way-batch, dedupe=api, effectively-once",
        "way-batch, sender=marks-first, best-effort",
        "way-batch, receiver=moves-first;dedupe=api, at-most-once",
    })
    void followsFromTheSettings(String way, String settings, String promise) {
        assertEquals(Promise.parse(promise), promise(way, settings));
    }

    @Test
    void fourCombinationsAreFourPromises() {
        assertEquals(Promise.EFFECTIVELY_ONCE, Promises.of(false, false));
        assertEquals(Promise.AT_LEAST_ONCE, Promises.of(false, true));
        assertEquals(Promise.AT_MOST_ONCE, Promises.of(true, false));
        assertEquals(Promise.BEST_EFFORT, Promises.of(true, true));
    }
}
