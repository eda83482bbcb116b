package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.Experiment;
import slowcall.plan.Plan;

/**
 * Guards against verdicts that do not depend on what was measured: figures as predicted confirm a claim, the opposite refutes it. Each
 * claim has a test that extends this, named like it with Test behind.
 */
public abstract class ClaimContract {
    /** The claim. */
    protected abstract Claim claim();

    /** On which everything is as the claim predicts it. */
    protected abstract Bench confirming();

    /** On which it is the other way round. */
    protected abstract Bench refuting();

    @Test
    protected void isConfirmedByWhatItPredicts() throws Exception {
        Finding finding = claim().examine(confirming());

        assertEquals(Verdict.CONFIRMED, finding.verdict(), finding::sentence);
    }

    @Test
    protected void isRefutedByTheOpposite() throws Exception {
        Finding finding = claim().examine(refuting());

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }

    @Test
    protected void saysWhatItClaims() {
        assertFalse(claim().says().isBlank() || claim().says().endsWith("."));
        assertEquals(claim().added(), claim().term().isBlank());
    }

    @ParameterizedTest
    @EnumSource
    protected void asksForWhatCanBeRun(Size size) {
        Budget budget = claim().budget(size);

        assertFalse(budget.cells().isEmpty() && budget.observations().isEmpty(), "it reads nothing");
        Plan plan = ChapterPlan.of(budget.cells(), size).whole();
        var options = new Experiment.Options(Path.of("target"), List.of(), List.of());
        assertEquals(List.of(), Experiment.objections(plan, options));
        for (Observation<?> observation : budget.observations()) {
            assertTrue(observation.expected().isPositive(), observation::toString);
        }
    }
}
