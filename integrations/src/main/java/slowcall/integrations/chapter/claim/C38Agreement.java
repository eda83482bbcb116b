package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.BrokenAgreements;

/** Files that break one rule each of what was agreed on: parties, time, path, name, content. Each is set aside, with the reason. */
@AutoService(Claim.class)
public final class C38Agreement implements Claim {
    @Override
    public int number() {
        return 38;
    }

    @Override
    public String says() {
        return "The parties agree on times, paths, and names of files";
    }

    @Override
    public String term() {
        return "사전 협의";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(new BrokenAgreements());
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        BrokenAgreements.Found found = bench.observe(new BrokenAgreements());
        Finding finding = Finding.of(
                Expectation.counted(
                        "files in quarantine with the right reason, of " + found.broken() + " that break a rule",
                        "",
                        found.rightly(),
                        Range.exactly(found.broken())),
                Expectation.counted(
                        "rows applied that should not have been",
                        "",
                        found.applied() - found.appliedRightly(),
                        Range.exactly(0)),
                Expectation.counted("rows applied of a file as agreed", "", found.appliedRightly(), Range.atLeast(1)),
                Expectation.holds("a file that is half-written is left alone", found.halfWrittenIsLeft()));
        return found.unnoticed().isEmpty()
                ? finding
                : finding.remarking("Not noticed: " + String.join(", ", found.unnoticed()) + ".");
    }
}
