package slowcall.selfcheck;

import java.util.List;
import slowcall.strategy.Outcome;

/** A strategy that dawdles for 5 ms before each call: the excess must rise by that. */
final class AddedDelayCheck implements SelfCheck {
    private static final int DAWDLED_MILLIS = 5;

    private static final Faulty.Body DAWDLING = (number, service, request, progress) -> {
        ExactService.pause(DAWDLED_MILLIS);
        service.call(request.call(0));
        progress.end(Outcome.OK);
    };

    @Override
    public String name() {
        return "fault-delay";
    }

    @Override
    public String description() {
        return "a strategy that adds 5 ms to each request";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws InterruptedException {
        Rehearsal rehearsal = Rehearsal.of(200, 20, 1500, 5000);
        double[] rises = Pairs.changes(scale.pairs(), false, "excess", stage, faulty -> {
            Faulty.Body body = faulty ? DAWDLING : Faulty.Body.SOUND;
            return rehearsal
                    .offer(ExactService.fixed(0, QueueCheck.SERVICE_NANOS), body)
                    .meanMillis("excess");
        });
        return judge(rises);
    }

    static List<Answer> judge(double[] rises) {
        return Pairs.judge(rises, 0, 0.1, "rise of the mean excess (ms)", DAWDLED_MILLIS, "the delay that was added");
    }
}
