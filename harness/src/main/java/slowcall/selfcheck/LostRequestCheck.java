package slowcall.selfcheck;

import java.util.List;
import slowcall.measure.Counts;
import slowcall.strategy.Outcome;

/** A strategy that loses every 50th request: each must be counted as a timeout, and all together still be what was offered. */
final class LostRequestCheck implements SelfCheck {
    private static final int LOST_EVERY = 50;
    private static final String SOURCE = "every 50th request is never ended";

    @Override
    public String name() {
        return "fault-lost";
    }

    @Override
    public String description() {
        return "a strategy that loses requests";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws InterruptedException {
        Rehearsal rehearsal = Rehearsal.of(200, 5, 1000, 500);
        Offered offered = rehearsal.offer(ExactService.fixed(0, 5_000_000), (number, service, request, progress) -> {
            if (number % LOST_EVERY != 0) {
                service.call(request.call(0));
                progress.end(Outcome.OK);
            }
        });
        return judge(rehearsal.requests(), offered.counts(), Rehearsal.verdict(rehearsal.row(offered)));
    }

    static List<Answer> judge(int requests, Counts counts, String verdict) {
        long ended = counts.ok() + counts.errors() + counts.timeouts() + counts.rejected() + counts.unfinished();
        return List.of(
                Answer.same("timeouts", (long) requests / LOST_EVERY, counts.timeouts(), SOURCE),
                Answer.same("requests accounted for", (long) requests, ended, SOURCE),
                Answer.same("conservation broken", false, verdict.contains("conservation"), SOURCE));
    }
}
