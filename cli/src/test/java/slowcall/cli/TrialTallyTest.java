package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a trial that is counted twice, and against a hint at an exit code that it does not have. */
class TrialTallyTest {
    private static final Row VALID = row("OK", "VALID");
    private static final Row INVALID = row("OK", "INVALID");
    /** As a trial that came to no end is judged. */
    private static final Row FAILED = row("FAILED", "INVALID");

    private static Row row(String status, String verdict) {
        return new Row().putAll(Map.of("status", status, "verdict", verdict));
    }

    private static List<String> told(TrialTally tally) {
        StringWriter err = new StringWriter();
        tally.tell(new OutputForPeople(new PrintWriter(Writer.nullWriter()), new PrintWriter(err), false));
        return err.toString().lines().toList();
    }

    @Test
    void aTrialThatFailedIsNotInvalidAsWell() {
        for (boolean strict : new boolean[] {false, true}) {
            TrialTally tally = TrialTally.of(List.of(VALID, FAILED, VALID), strict);

            assertEquals(List.of("slowcall: 1 of 3 trials failed"), told(tally));
            assertEquals(ExitCode.TRIAL_FAILED, tally.exitCode());
        }
    }

    @Test
    void anInvalidOneDecidesTheExitCodeIfItIsAskedTo() {
        TrialTally lenient = TrialTally.of(List.of(VALID, INVALID), false);
        TrialTally strict = TrialTally.of(List.of(VALID, INVALID), true);

        assertEquals(List.of("slowcall: 1 of 2 trials invalid; with --strict that is exit code 3"), told(lenient));
        assertEquals(ExitCode.OK, lenient.exitCode());
        assertEquals(List.of("slowcall: 1 of 2 trials invalid"), told(strict));
        assertEquals(ExitCode.INVALID_MEASUREMENT, strict.exitCode());
    }

    @Test
    void aProgramIsToldTheNumbersAndTheExitCode() {
        assertEquals(
                "{\"event\":\"finished\",\"exit_code\":5,\"trials\":3,\"failed\":1,\"invalid\":1}",
                TrialTally.of(List.of(FAILED, INVALID, VALID), false).finished().toString());
    }

    @Test
    void besideAFailedOneAnInvalidOneDecidesNothing() {
        TrialTally tally = TrialTally.of(List.of(FAILED, INVALID, VALID), false);

        assertEquals(List.of("slowcall: 1 of 3 trials failed", "slowcall: 1 of 3 trials invalid"), told(tally));
        assertEquals(ExitCode.TRIAL_FAILED, tally.exitCode());
    }
}
