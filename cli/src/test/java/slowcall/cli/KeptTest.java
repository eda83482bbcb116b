package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Guards what somebody is told who ends a run before its end. */
class KeptTest {
    private final Kept kept = new Kept();

    @Test
    void beforeThereIsAFolderNothingIs() {
        assertEquals("interrupted; nothing was measured", kept.words("slowcall run --resume"));
    }

    @Test
    void saysHowManyWhereAndHowToGoOn() {
        kept.startingIn(Path.of("results/a"), 18);
        kept.trialFinished();
        kept.trialFinished();

        assertEquals(
                "interrupted; 2 of 18 trials are finished and kept in results/a; slowcall run --resume results/a does the rest",
                kept.words("slowcall run --resume"));
    }

    @Test
    void whatIsWholeNeedsNoRest() {
        kept.startingIn(Path.of("results/a"), 1);
        kept.trialFinished();

        assertEquals(
                "interrupted; 1 of 1 trials are finished and kept in results/a", kept.words("slowcall run --resume"));
    }

    @Test
    void whereMoreFollowsTheTrialsThereIsARest() {
        kept.startingIn(Path.of("results/a"));
        kept.startingIn(Path.of("results/a"), 1);
        kept.trialFinished();

        assertEquals(
                "interrupted; 1 of 1 trials are finished and kept in results/a; slowcall chapter --resume results/a does the rest",
                kept.words("slowcall chapter --resume"));
    }

    @Test
    void aRunThatGoesOnCountsWhatWasThere() {
        kept.finishedBefore(17);
        kept.startingIn(Path.of("results/a"), 18);

        assertEquals("interrupted; 17 of 18 trials are finished and kept in results/a", kept.words(""));
    }

    @Test
    void aSearchAddsTrialsAsItGoes() {
        kept.startingIn(Path.of("results/a"), 3);
        kept.startingIn(Path.of("results/a"), 2);

        assertEquals("interrupted; 0 of 5 trials are finished and kept in results/a", kept.words(""));
    }

    @Test
    void whoHasNoTrialsCountsNone() {
        kept.startingIn(Path.of("results/a"));

        assertEquals("interrupted; what is finished is kept in results/a", kept.words(""));
    }
}
