package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Stream;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Reading;
import slowcall.integrations.chapter.Sample;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Trials;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.FullBroker;
import slowcall.integrations.chapter.experiment.SlowConsumer;

/** More is sent than the consumer bears: the rest lies at the broker, and A does not notice, until the broker takes no more. */
@AutoService(Claim.class)
public final class C18Buffer implements Claim {
    @Override
    public int number() {
        return 18;
    }

    @Override
    public String says() {
        return "A broker is a buffer between A and a slow B";
    }

    @Override
    public String term() {
        return "버퍼 역할";
    }

    private static final double TOLERANCE = .05;
    private static final int RATE = 500;
    private static final String ACKNOWLEDGED = "throughput_rps";
    private static final String APPLIED = "applied_rps";

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(logins(size, 100), logins(size, 8))
                .and(Budget.ofObservations(slow(size), new FullBroker()));
    }

    static SlowConsumer slow(Size size) {
        return new SlowConsumer(size.choose(100, 2000));
    }

    /**
     * So many logins that they have a 99th percentile, with calls of 20 ms.
     *
     * @param atOnce calls that the consumer makes at once: eight serve 400 logins per second, and there are {@value #RATE}
     */
    static CellText logins(Size size, int atOnce) {
        return CellText.of(
                "{\"strategy\": {\"name\": \"way-kafka\", \"settings\": {\"effects_at_once\": %d}},"
                        + " \"awaits\": \"handoff\", \"arrivals\": {\"poisson\": %d}, \"delay\": \"20ms\","
                        + " \"warmup\": \"%s\", \"measure\": \"%s\", \"timeout\": \"30s\"}",
                atOnce, RATE, size.choose("500ms", "3s"), seconds(size) + "s");
    }

    /**
     * By the stamps of those who commit and who call, over what is left over by the counts of those who ask and who serve: what was
     * really acknowledged, for arrivals that chance draws are not as many as planned.
     */
    private static Sample backlog(Trials trials, Size size) {
        CellText slow = logins(size, 8);
        List<Reading> readings = Stream.of("backlog_max", ACKNOWLEDGED, APPLIED)
                .map(column -> new Reading(slow, column))
                .toList();
        return trials.sample(
                readings, read -> read[1] > read[2] ? read[0] / ((read[1] - read[2]) * seconds(size)) : Double.NaN);
    }

    private static int seconds(Size size) {
        return size.choose(1, 22);
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Size size = bench.size();
        SlowConsumer.Buffered slow = bench.observe(slow(size));
        FullBroker.Full full = bench.observe(new FullBroker());
        Sample ratio = bench.trials().ratio(logins(size, 100), logins(size, 8), "accepted_p99_ms");
        return Finding.of(
                        Expectation.of(
                                "p99 of accepted when B bears less than A sends, times that when it bears more",
                                "",
                                ratio,
                                Range.atMost(1 + TOLERANCE)),
                        Expectation.of(
                                "backlog of logins, times what is left over of each second, by seconds",
                                "",
                                backlog(bench.trials(), size),
                                Range.around(1, TOLERANCE)),
                        Expectation.counted("messages that were refused", "", slow.refused(), Range.exactly(0)),
                        Expectation.counted(
                                "messages that were taken and lost, also by a broker that was full",
                                "",
                                slow.missing() + full.missing(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "messages refused for want of room while the broker was away",
                                "",
                                full.refused(),
                                Range.atLeast(1)))
                .with(
                        Figure.counted(
                                "messages at the broker when " + slow.done() + " of " + slow.sent() + " were done",
                                "",
                                (double) slow.backlog()),
                        Figure.counted("messages that found room while it was away, with 32 KiB", "", full.taken()),
                        bench.trials()
                                .sample(logins(size, 8), "backlog_max")
                                .figure("most logins whose calls had not begun", ""),
                        bench.trials()
                                .sample(logins(size, 8), ACKNOWLEDGED)
                                .figure("logins acknowledged by A", "per s"),
                        bench.trials().sample(logins(size, 8), APPLIED).figure("points granted by B", "per s"))
                .remarking(
                        "The buffer is the broker's as long as it is there, and the sender's when it is not; that one has an end.");
    }
}
