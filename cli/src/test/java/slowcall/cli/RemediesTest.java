package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.result.ResultsException;

/** Guards against errors that leave one alone with them. */
class RemediesTest {
    @ParameterizedTest
    @CsvSource({
        "trials.csv: No space left on device, free some",
        "trials.csv: Disk quota exceeded, free some",
        "results: Read-only file system, choose another place",
        "results: permission denied, choose another place",
        "Cannot run program: error=24 Too many open files, ulimit -n",
        "Cannot run program: error=11 Resource temporarily unavailable, ulimit -u",
        "the service cannot be started: it ended, slowcall doctor",
        "target http://127.0.0.1/x did not answer within 5 s, is it running",
        "something else, see slowcall run --help",
    })
    void whatTheSystemRefusesHasARemedy(String line, String remedy) {
        String told = Remedies.with(new IOException(line), line, "slowcall run");

        assertTrue(told.startsWith(line + "; "), told);
        assertTrue(told.contains(remedy), told);
    }

    @ParameterizedTest
    @CsvSource({
        "is of a run that did not finish (complete: false), slowcall run --resume",
        "is not the file that the manifest lists: its SHA-256 differs, left it",
        "has an unusual run_id: ../r, left it",
        "is no file of JMH results: no array of benchmarks, -rf json",
        "has no manifest.json: it is no results folder, a folder that slowcall run has written",
        "ends in the middle of a line: it was cut short, left it",
        "has no trial that can be compared, take a run that has some",
    })
    void resultsThatCannotBeReadHaveOne(String problem, String remedy) {
        var refused = new ResultsException(Path.of("theirs"), problem);

        String told = Remedies.with(refused, String.valueOf(refused.getMessage()), "slowcall compare");
        assertTrue(told.startsWith("theirs: " + problem + "; "), told);
        assertTrue(told.contains(remedy), told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no strategy \"fixed-pol\"; did you mean \"fixed-pool\"?",
                "--jmh-forks 0: must be 1 to 50",
                "theirs.json: has x avgt 1 us/op twice: of several runs, give each its own file",
                "--rate \"300/s\" is no rate; write it as 300 or 200-400",
            })
    void whatSaysItByItselfStaysAsItIs(String line) {
        assertEquals(line, Remedies.with(new PlanException(Position.NONE, line), line, "slowcall run"));
    }

    @Test
    void anInterruptNeedsNone() {
        assertEquals("interrupted", Remedies.with(new InterruptedException(), "interrupted", "slowcall run"));
    }
}
