package slowcall.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import slowcall.plan.Position;
import slowcall.plan.Setting;
import slowcall.service.PointsService;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** Opens strategies with fewer threads than their defaults, which are meant for slow calls. */
final class SmallSettings {
    private SmallSettings() {}

    /** Opens a strategy with {@code pool_size} set, where it has that setting. */
    static Strategy.Session open(String name, PointsService service, int poolSize) {
        Strategy strategy = Strategies.named(name);
        List<String> known = strategy.settings().names();
        Map<String, Setting> given =
                Map.of("pool_size", new Setting(Integer.toString(poolSize), Position.NONE)).entrySet().stream()
                        .filter(setting -> known.contains(setting.getKey()))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return strategy.open(service, strategy.settings().read(name, given));
    }
}
