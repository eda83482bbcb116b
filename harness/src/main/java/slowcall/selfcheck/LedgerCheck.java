package slowcall.selfcheck;

import java.io.IOException;
import java.util.List;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.Cell;
import slowcall.plan.Exchange;
import slowcall.result.Row;
import slowcall.service.Clients;
import slowcall.service.PointsService;
import slowcall.service.WireMockService;
import slowcall.strategy.Outcome;
import slowcall.trial.ServiceSide;

/**
 * A strategy that calls the real service twice for one request, and for another not at all though it reports it as completed: the
 * service's ledger must show both, and nothing where there is no fault.
 */
final class LedgerCheck implements SelfCheck {
    private static final int CALLED_TWICE = 7;
    private static final int NEVER_CALLED = 13;
    private static final String SOUND = "a sound strategy";
    private static final String FAULTY = "one request called twice, one never";

    @Override
    public String name() {
        return "fault-ledger";
    }

    @Override
    public String description() {
        return "a request that the service applied twice, and one that it never did";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws IOException, InterruptedException, ChildFailedException {
        stage.progress().accept("starting the service");
        try (WireMockService service = WireMockService.start(stage.work().resolve("ledger-service.txt"))) {
            Rehearsal rehearsal = Rehearsal.of(100, 5, 1000, 10_000);
            stage.progress().accept("sound, then faulty");
            Row sound = offer(rehearsal, service, Faulty.Body.SOUND);
            Row faulty = offer(rehearsal, service, (number, points, request, progress) -> {
                if (number != NEVER_CALLED) {
                    points.call(request.call(0));
                }
                if (number == CALLED_TWICE) {
                    points.call(request.call(0));
                }
                progress.end(Outcome.OK);
            });
            return judge(sound, Rehearsal.verdict(sound), faulty, Rehearsal.verdict(faulty));
        }
    }

    /** Offers the schedule to the real service and joins the row with its ledger. */
    private static Row offer(Rehearsal rehearsal, WireMockService service, Faulty.Body body)
            throws InterruptedException, ChildFailedException {
        Cell cell = rehearsal.cell();
        ServiceSide side = ServiceSide.begin(service);
        Offered offered;
        try (PointsService points = Clients.open(Exchange.through("jdk"), service.points())) {
            offered = rehearsal.offer(points, body);
        }
        Row row = rehearsal.row(offered);
        side.ended(row);
        side.drained().join(row, cell, offered.outcomes());
        return row;
    }

    static List<Answer> judge(Row sound, String soundVerdict, Row faulty, String faultyVerdict) {
        return List.of(
                Answer.same("completed, all applied: lost", 0L, sound.count("ledger_lost"), SOUND),
                Answer.same("applied twice", 0L, sound.count("ledger_duplicated"), SOUND),
                Answer.same("the ledger's finding", false, soundVerdict.contains("ledger:"), SOUND),
                Answer.same("completed and never applied", 1L, faulty.count("ledger_lost"), FAULTY),
                Answer.same("applied twice", 1L, faulty.count("ledger_duplicated"), FAULTY),
                Answer.says("verdict", "ledger:lost 1, duplicated 1", faultyVerdict, FAULTY),
                Answer.says("its level", "INVALID", faultyVerdict, FAULTY));
    }
}
