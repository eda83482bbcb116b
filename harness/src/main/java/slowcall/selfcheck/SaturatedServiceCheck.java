package slowcall.selfcheck;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.Exchange;
import slowcall.plan.ServiceThreads;
import slowcall.result.Row;
import slowcall.service.Clients;
import slowcall.service.PointsService;
import slowcall.service.WireMockService;
import slowcall.trial.Headroom;
import slowcall.trial.ServiceSide;

/**
 * A WireMock as many people run it: few threads, each of which sleeps through the delay of its call. With a delay of 100 ms it
 * cannot serve 100/s, which the verdict must say, and can serve 5/s, of which the verdict must say nothing.
 */
final class SaturatedServiceCheck implements SelfCheck {
    private static final String FINDING = "service-saturated";
    private static final ServiceThreads FEW = new ServiceThreads(8, 0);
    private static final int DELAY_MILLIS = 100;
    /** Most calls of a service that is at its limit are given up, and it works on them none the less. */
    private static final int TIMEOUT_MILLIS = 1000;

    private static final int TOO_MUCH = 100;
    private static final int LITTLE = 5;
    /** Calls per second without delay, which its threads have no trouble with. */
    private static final int WARMING = 500;
    /** Of service times: what a quantile .5 with 100 samples beyond it needs. */
    private static final int ENOUGH = 205;

    private static final String SOURCE = FEW.callsAtOnce().orElseThrow() + " threads ÷ 100 ms";

    @Override
    public String name() {
        return "saturated-service";
    }

    @Override
    public String description() {
        return "a WireMock of few threads that sleep: 100/s at 100 ms is too much for it, 5/s is not";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws IOException, InterruptedException, ChildFailedException {
        stage.progress().accept("starting and warming the service");
        try (WireMockService service =
                WireMockService.start(FEW, 0, stage.work().resolve("small-service.txt"))) {
            warm(service, scale == Scale.FULL ? 20_000 : 2000);
            stage.progress().accept(TOO_MUCH + "/s");
            String flooded = verdict(service, TOO_MUCH, 5 * 1000);
            stage.progress().accept(LITTLE + "/s");
            long length = scale == Scale.FULL ? ENOUGH * 1000L / LITTLE : 5 * 1000;
            String idle = verdict(service, LITTLE, length);
            return judge(flooded, idle);
        }
    }

    /** A service that has not compiled its code takes a millisecond more than asked for, as one at its limit does. */
    private static void warm(WireMockService service, long millis) throws InterruptedException {
        try (PointsService points = Clients.open(Exchange.through("jdk"), service.points())) {
            Rehearsal.of(WARMING, 0, millis, 30_000).offer(points, Faulty.Body.SOUND);
        }
    }

    private static String verdict(WireMockService service, int rate, long measureMillis)
            throws InterruptedException, ChildFailedException {
        Rehearsal rehearsal = Rehearsal.of(
                rate,
                DELAY_MILLIS,
                measureMillis,
                TIMEOUT_MILLIS,
                "{\"container-threads\": " + FEW.container() + ", \"async-threads\": \"none\"}");
        try (PointsService points = Clients.open(Exchange.through("jdk"), service.points())) {
            // Its first calls load classes; they are not looked at.
            Rehearsal.of(LITTLE, DELAY_MILLIS, 2000, 30_000).offer(points, Faulty.Body.SOUND);
            ServiceSide side = ServiceSide.begin(service);
            Offered offered = rehearsal.offer(points, Faulty.Body.SOUND);
            Row row = rehearsal.row(offered);
            side.ended(row);
            Headroom.put(row, rehearsal.cell(), Optional.empty());
            side.drained().join(row, rehearsal.cell(), offered.outcomes());
            return Rehearsal.verdict(row);
        }
    }

    static List<Answer> judge(String flooded, String idle) {
        return List.of(
                Answer.says("verdict at 100/s", FINDING, flooded, SOURCE),
                Answer.silent("verdict at 5/s", FINDING, idle, SOURCE));
    }
}
