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
import slowcall.integrations.chapter.experiment.AsynchronousNames;

/** Nothing at a call says that it is asynchronous but the name, and a rule on names can be checked. */
@AutoService(Claim.class)
public final class C11AsyncIsInvisible implements Claim {
    @Override
    public int number() {
        return 11;
    }

    @Override
    public String says() {
        return "A caller cannot see that a method is @Async, so its name should say so";
    }

    @Override
    public String term() {
        return "메서드 이름에 비동기 실행과 관련된 단어를 추가";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(new AsynchronousNames());
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        AsynchronousNames.Names names = bench.observe(new AsynchronousNames());
        return Finding.of(
                        Expectation.holds(
                                "to its caller an asynchronous method looks like any other", names.looksTheSame()),
                        Expectation.holds("and yet it runs on another thread", names.runsElsewhere()),
                        Expectation.counted(
                                "violations found in a class made to break the rule on names",
                                "",
                                names.violations(),
                                Range.atLeast(1)),
                        Expectation.counted(
                                "violations in the rest of this module", "", names.silent(), Range.exactly(0)))
                .remarking("A test of the build checks the same rule, and fails for that class.");
    }
}
