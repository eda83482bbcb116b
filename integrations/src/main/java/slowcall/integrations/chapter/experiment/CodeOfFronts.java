package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.message.Passage;
import slowcall.integrations.subject.Front;
import slowcall.integrations.subject.FrontSurroundings;
import slowcall.integrations.subject.Site;
import slowcall.integrations.subject.Way;
import slowcall.plan.Exchange;
import slowcall.service.Clients;
import slowcall.service.PointsService;

/**
 * What the application does for a way besides its login, by its code: which of the steps that it may add it adds. All else of the
 * application is the same code for every way.
 *
 * @param ways by name
 */
public record CodeOfFronts(List<String> ways) implements Observation<Map<String, Integer>> {
    private static final Set<String> STEPS = Set.of("inTransaction", "afterCommit");

    public CodeOfFronts {
        ways = List.copyOf(ways);
    }

    @Override
    public String description() {
        return "looking what an application does for each way";
    }

    @Override
    public Duration expected() {
        return Duration.ofMillis(100);
    }

    /** How many steps of its own the application has for each way. */
    @Override
    public Map<String, Integer> make(Workshop workshop) throws Exception {
        Map<String, Integer> steps = new HashMap<>();
        // Opened and asked for nothing: neither a database nor a service need be there.
        URI nowhere = URI.create("http://127.0.0.1:1/");
        try (HikariDataSource database = new HikariDataSource();
                PointsService service = Clients.open(Exchange.through("jdk"), nowhere)) {
            for (String name : ways) {
                Way way = Way.named(name);
                Site site = new Site(
                        "code", way.settings().read(name, Map.of()), nowhere, Map.of(), workshop.folder("code"));
                try (Front front = way.open(new FrontSurroundings(site, database, service, Passage.UNSEEN))) {
                    steps.put(name, steps(front.getClass()).size());
                }
            }
        }
        return steps;
    }

    /** Those of a front that are not the empty ones, whichever of its classes has them. */
    static List<String> steps(Class<? extends Front> front) {
        return Arrays.stream(front.getMethods())
                .filter(method -> STEPS.contains(method.getName())
                        && !method.isBridge()
                        && !method.getDeclaringClass().equals(Front.class))
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();
    }
}
