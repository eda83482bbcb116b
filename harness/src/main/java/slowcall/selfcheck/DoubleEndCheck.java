package slowcall.selfcheck;

import java.util.List;
import slowcall.measure.Counts;
import slowcall.strategy.Outcome;

/** A strategy that ends every 20th request twice: each second end must be counted, and the row be invalid. */
final class DoubleEndCheck implements SelfCheck {
    private static final int TWICE_EVERY = 20;
    private static final String SOURCE = "every 20th request is ended twice";

    @Override
    public String name() {
        return "fault-twice";
    }

    @Override
    public String description() {
        return "a strategy that ends requests twice";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws InterruptedException {
        Rehearsal rehearsal = Rehearsal.of(200, 5, 1000, 5000);
        Offered offered = rehearsal.offer(ExactService.fixed(0, 5_000_000), (number, service, request, progress) -> {
            service.call(request.call(0));
            progress.end(Outcome.OK);
            if (number % TWICE_EVERY == 0) {
                progress.end(Outcome.OK);
            }
        });
        return judge(rehearsal.requests(), offered.counts(), Rehearsal.verdict(rehearsal.row(offered)));
    }

    static List<Answer> judge(int requests, Counts counts, String verdict) {
        long twice = requests / TWICE_EVERY;
        return List.of(
                Answer.same("second ends", twice, counts.defects(), SOURCE),
                Answer.same("requests completed", (long) requests, counts.ok(), SOURCE),
                Answer.says("verdict", "ended-twice:second ends " + twice, verdict, SOURCE),
                Answer.says("its level", "INVALID", verdict, SOURCE));
    }
}
