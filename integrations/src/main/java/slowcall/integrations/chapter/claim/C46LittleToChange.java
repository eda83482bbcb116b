package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.CodeOfFronts;

/** What the application does besides its login, by its code: nothing, where somebody else reads its log. */
@AutoService(Claim.class)
public final class C46LittleToChange implements Claim {
    @Override
    public int number() {
        return 46;
    }

    @Override
    public String says() {
        return "CDC needs little change of the application's code";
    }

    @Override
    public String term() {
        return "코드 수정 최소화";
    }

    private static final String CDC = "way-cdc";
    private static final String OUTBOX = "way-outbox-polling";
    private static final String BATCH = "way-batch";

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(fronts());
    }

    static CodeOfFronts fronts() {
        return new CodeOfFronts(List.of(CDC, OUTBOX, BATCH));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Map<String, Integer> steps = bench.observe(fronts());
        return Finding.of(
                        Expectation.counted(
                                "steps that the application has besides its login, with CDC",
                                "",
                                of(steps, CDC),
                                Range.exactly(0)),
                        Expectation.counted("the same with an outbox", "", of(steps, OUTBOX), Range.atLeast(1)))
                .with(Figure.counted("the same with a batch", "", of(steps, BATCH)))
                .remarking(
                        "Counted by reading the code: the transaction, the row and the answer are the same classes for all. The"
                                + " database is set up for it instead: wal_level logical, a publication, a slot.");
    }

    private static double of(Map<String, Integer> steps, String way) {
        Integer known = steps.get(way);
        return known == null ? Double.NaN : known;
    }
}
