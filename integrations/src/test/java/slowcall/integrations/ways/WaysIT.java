package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.parts.Broker;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.FileServer;
import slowcall.integrations.subject.LoginSettings;
import slowcall.integrations.subject.Stamp;
import slowcall.integrations.subject.Stamps;
import slowcall.part.PartStarters;
import slowcall.part.StartedPart;
import slowcall.plan.Exchange;
import slowcall.plan.Position;
import slowcall.plan.RequestShape;
import slowcall.plan.Setting;
import slowcall.service.Clients;
import slowcall.service.LedgerEntries;
import slowcall.service.PointsCall;
import slowcall.service.PointsService;
import slowcall.service.WireMockService;
import slowcall.strategy.Moment;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;
import slowcall.strategy.Surroundings;

/** Guards against a way that works through its own seam and not through that of strategies, with its processes as a trial starts them. */
@Timeout(240)
class WaysIT {
    private static final int LOGINS = 200;

    @TempDir
    private static Path temporary;

    private static final Map<String, StartedPart> PARTS = new TreeMap<>();
    private static WireMockService service;

    @BeforeAll
    static void start() throws Exception {
        for (String part : List.of(Database.NAME, Broker.NAME, FileServer.NAME)) {
            PARTS.put(part, PartStarters.find(part).orElseThrow().start(temporary.resolve(part)));
        }
        service = WireMockService.start(temporary.resolve("service.txt"));
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        PARTS.values().forEach(StartedPart::close);
        PARTS.clear();
    }

    private static Map<String, String> addresses(Strategy strategy) {
        return strategy.needs().stream()
                .collect(Collectors.toMap(part -> part, part -> PARTS.get(part).address()));
    }

    static Stream<String> names() {
        return Strategies.all().stream()
                .filter(HandOffStrategy.class::isInstance)
                .map(Strategy::name);
    }

    private record Login(long id) implements Request {
        @Override
        public RequestShape shape() {
            return new RequestShape.Single();
        }

        @Override
        public int user() {
            return (int) (id % 5);
        }

        @Override
        public PointsCall call(int index) {
            return new PointsCall(id, index, 10);
        }
    }

    /** Which moments and ends of which requests were reported, in order. */
    private record Reported(long id, String what) {}

    private static Progress reportingTo(Queue<Reported> reports, long id) {
        return new Progress() {
            @Override
            public void at(Moment moment, int call) {
                reports.add(new Reported(id, moment.toString()));
            }

            @Override
            public void end(Outcome outcome) {
                reports.add(new Reported(id, outcome.getClass().getSimpleName()));
            }
        };
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyLoginIsAnsweredAndEveryOneThatIsAcknowledgedIsGrantedItsPoints(String name) throws Exception {
        Strategy strategy = Strategies.named(name);
        Settings settings =
                strategy.settings().read(name, Map.of(LoginSettings.ROLLBACKS, new Setting("20", Position.NONE)));
        Path folder = temporary.resolve(name);
        Queue<Reported> reports = new ConcurrentLinkedQueue<>();
        service.reset();

        try (PointsService client = Clients.open(Exchange.through("jdk"), service.points());
                Strategy.Session session = strategy.open(
                        new Surroundings(client, settings, service.points(), addresses(strategy), folder))) {
            for (int id = -20; id < 0; id++) {
                session.submit(new Login(id), reportingTo(new ConcurrentLinkedQueue<>(), id));
            }
            session.drain();
            for (int id = 0; id < LOGINS; id++) {
                session.submit(new Login(id), reportingTo(reports, id));
            }
        }

        Map<Long, List<String>> byLogin = reports.stream()
                .collect(Collectors.groupingBy(Reported::id, Collectors.mapping(Reported::what, Collectors.toList())));
        Set<Long> acknowledged = IntStream.range(0, LOGINS)
                .mapToObj(id -> LoginSettings.asked(settings, new Login(id)))
                .filter(asked -> !asked.rollsBack())
                .map(asked -> asked.id())
                .collect(Collectors.toSet());
        assertTrue(acknowledged.size() > LOGINS / 2 && acknowledged.size() < LOGINS);
        LedgerEntries ledger = service.ledger();
        for (int id = 0; id < LOGINS; id++) {
            boolean points = acknowledged.contains((long) id);
            assertEquals(
                    points ? List.of("ACCEPTED", "Ok") : List.of("Rejected"), byLogin.get((long) id), "login " + id);
            assertEquals(points ? 1 : 0, ledger.effects(id), "login " + id);
        }
        Set<Failpoint> noted = points(folder.resolve(name), acknowledged);
        assertTrue(noted.containsAll(Set.of(Failpoint.AFTER_COMMIT, Failpoint.BEFORE_EFFECT)), noted::toString);
    }

    /** The points that all these logins have come to, and no other. */
    private static Set<Failpoint> points(Path folder, Set<Long> logins) throws Exception {
        Map<Failpoint, Set<Long>> noted = Stamps.readAll(folder).stream()
                .collect(Collectors.groupingBy(Stamp::point, Collectors.mapping(Stamp::id, Collectors.toSet())));
        return noted.entrySet().stream()
                .filter(point -> point.getValue().equals(logins))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
