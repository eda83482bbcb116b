package slowcall.measure;

/**
 * What became of the offered requests.
 *
 * @param offered handed over to the strategy
 * @param ok completed by their deadline
 * @param errors failed by their deadline
 * @param timeouts not ended by their deadline
 * @param rejected not taken
 * @param unfinished open when the trial ended
 * @param late ended after their deadline; they are among the timeouts
 * @param defects second ends
 * @param overflow durations longer than the histograms hold
 * @param okInWindow completed within the throughput window
 * @param firstFailure the first error, "" without one
 */
public record Counts(
        long offered,
        long ok,
        long errors,
        long timeouts,
        long rejected,
        long unfinished,
        long late,
        long defects,
        long overflow,
        long okInWindow,
        String firstFailure) {}
