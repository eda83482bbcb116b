package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;
import slowcall.integrations.chapter.experiment.BulkCalls;

class C40BulkApiTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C40BulkApi();
    }

    @Override
    protected Bench confirming() {
        return bench(0);
    }

    @Override
    protected Bench refuting() {
        return bench(20);
    }

    private Bench bench(int missing) {
        return FakeBench.without(claim())
                .seeing(
                        C40BulkApi.calls(Size.FULL),
                        List.of(timed(10, missing, 40), timed(100, 0, 2), timed(1_000_000, 0, 4)));
    }

    /** Calls take 5 ms; one of the hand-overs by a file takes next to nothing. */
    private static BulkCalls.Timed timed(int rows, int missing, double fileMillis) {
        return new BulkCalls.Timed(
                rows, missing, Collections.nCopies(6, 5.0), List.of(.1, fileMillis, fileMillis, fileMillis));
    }

    @Test
    void filesAreFasterFromWhereTheyAreForAllMoreRows() {
        assertEquals(
                OptionalInt.of(100),
                C40BulkApi.crossover(List.of(timed(10, 0, 40), timed(100, 0, 2), timed(1000, 0, 4))));
        assertEquals(
                OptionalInt.of(1000),
                C40BulkApi.crossover(List.of(timed(10, 0, 4), timed(100, 0, 6), timed(1000, 0, 4))));
        assertEquals(OptionalInt.empty(), C40BulkApi.crossover(List.of(timed(10, 0, 4), timed(100, 0, 6))));
    }

    @Test
    void whoseCallsAreSlowerIsNotRefuted() throws Exception {
        Finding finding = claim().examine(FakeBench.without(claim())
                .seeing(C40BulkApi.calls(Size.FULL), List.of(timed(10, 0, 1), timed(100, 0, 2))));

        assertEquals(Verdict.CONFIRMED, finding.verdict(), finding::sentence);
        assertTrue(finding.figures().stream().anyMatch(figure -> figure.name().startsWith("rows from which on")));
    }
}
