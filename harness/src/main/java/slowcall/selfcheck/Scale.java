package slowcall.selfcheck;

import java.time.Duration;

/** How much is measured. */
public enum Scale {
    /** What the tolerances are made for: some 18 minutes. */
    FULL(10, Duration.ofSeconds(37), Duration.ofSeconds(20), 6),

    /**
     * Under three minutes, to see that nothing is badly wrong. Chance moves the mean wait of so few requests by more than the
     * tolerance: theory is shown, and judged is only the replay of the very same arrivals in virtual time.
     */
    QUICK(3, Duration.ofSeconds(8), Duration.ofSeconds(8), 4);

    private final int queueRuns;
    private final Duration queueRun;
    private final Duration stallSchedule;
    private final int pairs;

    Scale(int queueRuns, Duration queueRun, Duration stallSchedule, int pairs) {
        this.queueRuns = queueRuns;
        this.queueRun = queueRun;
        this.stallSchedule = stallSchedule;
        this.pairs = pairs;
    }

    /** Runs of a queue that is judged by theory. */
    int queueRuns() {
        return queueRuns;
    }

    /** The length of each: at 280 requests/s, 37 s are 10,360 requests. */
    Duration queueRun() {
        return queueRun;
    }

    /** The schedule of which the service stalls half. */
    Duration stallSchedule() {
        return stallSchedule;
    }

    /** How often what is faulty and what is not are measured in turn. */
    int pairs() {
        return pairs;
    }
}
