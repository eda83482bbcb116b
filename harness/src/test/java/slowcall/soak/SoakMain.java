package slowcall.soak;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import slowcall.jvm.ChildJvm;
import slowcall.load.Offer;
import slowcall.load.Schedule;
import slowcall.measure.Counts;
import slowcall.measure.TimedPointsService;
import slowcall.plan.Arrivals;
import slowcall.plan.Exchange;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;
import slowcall.plan.Target;
import slowcall.result.Csv;
import slowcall.service.Clients;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/**
 * A soak in a JVM of its own: the real generator, recorder, deadlines, strategies and client, each opened once, one window of open load
 * after another. Takes the seconds and a folder; prints what it found and ends with 0 if nothing grows and no request is missing.
 */
final class SoakMain {
    private static final double RPS = 100;
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    /** Under way in one window: none lasts longer than its deadline. */
    static final double CALLS_AT_ONCE = RPS * DEADLINE.toSeconds();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Windows of a soak of the usual length. */
    private static final int WINDOWS = 60;

    private static final List<String> STRATEGIES = List.of("virtual-threads", "thread-per-request", "async-client");

    private final Path folder;
    private final Duration length;
    private final List<SoakSample> samples = new ArrayList<>();
    private final List<TimedPointsService> clients = new ArrayList<>();
    private final List<Strategy.Session> sessions = new ArrayList<>();
    private long firstId;

    private SoakMain(Path folder, Duration length) {
        this.folder = folder;
        this.length = length;
    }

    public static void main(String[] args) throws Exception {
        SoakMain soak = new SoakMain(Path.of(args[1]), Duration.ofSeconds(Long.parseLong(args[0])));
        boolean sound;
        try (ChildJvm service = ChildJvm.start(
                "the moody service",
                List.of("-Xmx256m"),
                List.of(),
                MoodyMain.class,
                soak.folder.resolve("moody.txt"))) {
            int port = Integer.parseInt(service.receive(PATIENCE).substring("READY ".length()));
            soak.run(URI.create("http://127.0.0.1:" + port + "/"));
            service.send("COUNTS");
            sound = soak.judge(service.receive(PATIENCE));
        }
        System.exit(sound ? 0 : 1);
    }

    private void run(URI address) throws Exception {
        Exchange exchange = Exchange.with(Target.parse(address.toString()));
        for (String name : STRATEGIES) {
            Strategy strategy = Strategies.named(name);
            TimedPointsService client = new TimedPointsService(Clients.open(exchange, address));
            clients.add(client);
            sessions.add(strategy.open(client, strategy.settings().defaults()));
        }
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < length.toNanos()) {
            samples.add(window(samples.size(), begin));
            Csv.write(
                    folder.resolve("soak.csv"),
                    SoakSample.COLUMNS,
                    samples.stream().map(SoakSample::row).toList());
        }
        sessions.forEach(Strategy.Session::close);
        clients.forEach(TimedPointsService::close);
    }

    private SoakSample window(int number, long begin) throws InterruptedException {
        Arrivals arrivals = new Arrivals.Poisson(RPS);
        RequestShape shape = new RequestShape.Single();
        Duration window = Duration.ofMillis(Math.max(1000, length.toMillis() / WINDOWS));
        Schedule schedule = Schedule.draw(arrivals, shape, new ServiceProfile.Fixed(20), window, number);
        Offer offer = new Offer(arrivals, shape, schedule, DEADLINE);
        int turn = number % STRATEGIES.size();
        // What it takes is the service's mood, and nothing that was drawn.
        offer.recorder().delaysUnknown();
        clients.get(turn).recordTo(offer.recorder());
        offer.run(sessions.get(turn), firstId, Offer.nextStart(), 0);
        firstId += schedule.size();
        Counts counts = offer.recorder().counts();
        return SoakSample.now((System.nanoTime() - begin) / 1e9, STRATEGIES.get(turn), counts, offer.undispatched());
    }

    /** Prints what was found; true if that is as it should be. */
    private boolean judge(String counted) {
        String[] words = counted.split(" ", -1);
        long answered = Long.parseLong(words[2]);
        long offered =
                samples.stream().mapToLong(sample -> sample.counts().offered()).sum();
        long ok = samples.stream().mapToLong(sample -> sample.counts().ok()).sum();
        long errors =
                samples.stream().mapToLong(sample -> sample.counts().errors()).sum();
        long timeouts =
                samples.stream().mapToLong(sample -> sample.counts().timeouts()).sum();
        boolean conserved = samples.stream().allMatch(SoakSample::isConserved) && ok <= answered;
        List<Growth> growths = Growth.of(samples);
        System.out.println("REQUESTS " + offered + " offered = " + ok + " ok + " + errors + " errors + " + timeouts
                + " timeouts" + (conserved ? "" : ", which is not conserved: the service has answered " + answered));
        growths.forEach(growth -> System.out.println("GROWTH " + growth));
        boolean misbehaved = errors > 0 && timeouts > 0;
        if (!misbehaved) {
            System.out.println("the service has not misbehaved: nothing was shown");
        }
        return conserved && misbehaved && growths.stream().allMatch(Growth::isFlat);
    }
}
