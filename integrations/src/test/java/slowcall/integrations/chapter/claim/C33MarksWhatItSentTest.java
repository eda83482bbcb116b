package slowcall.integrations.chapter.claim;

import java.util.Optional;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Kills;

class C33MarksWhatItSentTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C33MarksWhatItSent();
    }

    @Override
    protected Bench confirming() {
        return bench(Harms.duplicated(120));
    }

    @Override
    protected Bench refuting() {
        return bench(Harms.lost(3));
    }

    private Bench bench(Kills.Harm harm) {
        return FakeBench.without(claim())
                .seeing(KilledAt.betweenSendAndMark(Size.FULL), new Kills.Outcome(harm, Optional.empty()));
    }
}
