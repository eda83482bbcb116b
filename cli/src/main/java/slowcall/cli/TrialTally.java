package slowcall.cli;

import java.util.List;
import slowcall.result.Row;

/**
 * How many trials failed, and how many came to their end and measured nothing that can be believed.
 *
 * @param strict whether the latter decide the exit code
 */
record TrialTally(int all, long failed, long invalid, boolean strict) {
    static TrialTally of(List<Row> trials, boolean strict) {
        return new TrialTally(
                trials.size(),
                trials.stream().filter(RowText::failed).count(),
                trials.stream()
                        .filter(row -> row.text("verdict").equals("INVALID") && !RowText.failed(row))
                        .count(),
                strict);
    }

    void tell(Output output) {
        if (failed > 0) {
            output.warning(failed + " of " + all + " trials failed");
        }
        if (invalid > 0) {
            String hint = strict || failed > 0 ? "" : "; with --strict that is exit code 3";
            output.warning(invalid + " of " + all + " trials invalid" + hint);
        }
    }

    /** The last event of a command that has run trials. */
    Event finished() {
        return new Event(EventName.FINISHED)
                .with("exit_code", exitCode())
                .with("trials", all)
                .with("failed", failed)
                .with("invalid", invalid);
    }

    int exitCode() {
        if (failed > 0) {
            return ExitCode.TRIAL_FAILED;
        }
        return strict && invalid > 0 ? ExitCode.INVALID_MEASUREMENT : ExitCode.OK;
    }
}
