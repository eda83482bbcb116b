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
import slowcall.integrations.chapter.experiment.WayKilled;

/** SIGKILL between send and mark: what was sent is sent again, a batch at most, and nothing is left out. */
@AutoService(Claim.class)
public final class C33MarksWhatItSent implements Claim {
    @Override
    public int number() {
        return 33;
    }

    @Override
    public String says() {
        return "A relay marks what it has sent; killed in between, it sends a batch again";
    }

    @Override
    public String term() {
        return "발송 완료 상태";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(KilledAt.betweenSendAndMark(size));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        WayKilled.Harm harm =
                bench.observe(KilledAt.betweenSendAndMark(bench.size())).harm();
        return Finding.of(
                        Expectation.counted("logins without points", "", harm.lost(), Range.exactly(0)),
                        Expectation.counted(
                                "logins with points more than once", "", harm.duplicated(), Range.atLeast(1)),
                        Expectation.counted(
                                "the same for one kill at most, with batches of " + KilledAt.BATCH,
                                "",
                                harm.mostDuplicated(),
                                Range.atMost(KilledAt.BATCH)))
                .with(Figure.counted("kills that met something", "", harm.kills()));
    }
}
