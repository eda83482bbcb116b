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
import slowcall.integrations.chapter.experiment.LateCommits;

/** Numbers are given out at the insert, and seen at the commit: whoever looks for what comes after the last one passes over what is committed late. */
@AutoService(Claim.class)
public final class C35LateCommits implements Claim {
    @Override
    public int number() {
        return 35;
    }

    @Override
    public String says() {
        return "Polling by the last id loses rows that commit late";
    }

    @Override
    public String term() {
        return "";
    }

    @Override
    public boolean added() {
        return true;
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(commits(size));
    }

    static LateCommits commits(Size size) {
        return new LateCommits(size.choose(20, 500));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        LateCommits.Passed passed = bench.observe(commits(bench.size()));
        return Finding.of(
                        Expectation.counted(
                                "messages committed late that were never sent, by the last id",
                                "",
                                passed.missedAfterLast(),
                                Range.exactly(passed.pairs())),
                        Expectation.counted(
                                "of these, in a backlog that somebody could see",
                                "",
                                passed.backlogAfterLast(),
                                Range.exactly(0)),
                        Expectation.counted("the same by status", "", passed.missedByStatus(), Range.exactly(0)))
                .with(Figure.counted("messages committed late", "", passed.pairs()));
    }
}
