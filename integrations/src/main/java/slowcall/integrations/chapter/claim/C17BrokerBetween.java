package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.ConsumerStopped;

/** The process that consumes the messages is dead: the application logs in as before, and nothing of it is lost. */
@AutoService(Claim.class)
public final class C17BrokerBetween implements Claim {
    @Override
    public int number() {
        return 17;
    }

    @Override
    public String says() {
        return "With a broker between them, A goes on when B is down";
    }

    @Override
    public String term() {
        return "메시징 시스템";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(stopped(size));
    }

    static ConsumerStopped stopped(Size size) {
        return new ConsumerStopped(size.choose(100, 2000));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        ConsumerStopped.Meanwhile seen = bench.observe(stopped(bench.size()));
        return Finding.of(
                        Expectation.counted(
                                "logins that were acknowledged while there was no consumer",
                                "%",
                                100.0 * seen.acknowledged() / seen.asked(),
                                Range.exactly(100)),
                        Expectation.counted(
                                "of these, with points before there was one again",
                                "",
                                seen.granted(),
                                Range.exactly(0)),
                        Expectation.counted("logins whose points never came", "", seen.lost(), Range.exactly(0)))
                .with(
                        Figure.single("median of the user's wait with a consumer", "ms", seen.waitBefore()),
                        Figure.single("the same without", "ms", seen.waitMeanwhile()));
    }
}
