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
import slowcall.integrations.chapter.experiment.Commands;

/** Without its addressee a command fails where it is sent; of two addressees one carries it out. */
@AutoService(Claim.class)
public final class C29Command implements Claim {
    @Override
    public int number() {
        return 29;
    }

    @Override
    public String says() {
        return "A command has a fixed receiver, and one of it";
    }

    @Override
    public String term() {
        return "커맨드";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(commands(size));
    }

    static Commands commands(Size size) {
        return new Commands(size.choose(50, 1000));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Commands.CarriedOut seen = bench.observe(commands(bench.size()));
        return Finding.of(
                        Expectation.counted(
                                "commands that failed where they were sent, of one without an addressee",
                                "",
                                seen.unheard(),
                                Range.exactly(1)),
                        Expectation.counted("of these, lying at the broker", "", seen.leftLying(), Range.exactly(0)),
                        Expectation.counted(
                                "commands that were not carried out once, by one of two",
                                "",
                                seen.notOnce(),
                                Range.exactly(0)))
                .with(
                        Figure.counted("commands to two workers", "", seen.sent()),
                        Figure.counted("of these, carried out by the one who had fewer", "%", seen.least()));
    }
}
