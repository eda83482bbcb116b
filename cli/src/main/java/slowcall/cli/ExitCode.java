package slowcall.cli;

/**
 * What the process says to whoever started it. Signals end it with the JVM's own 130 and 143. 1 is a regression found, and
 * nothing else, so that no defect can look like one.
 */
final class ExitCode {
    static final int OK = 0;
    static final int REGRESSION = 1;
    static final int USAGE = 2;
    static final int INVALID_MEASUREMENT = 3;
    static final int INPUT_OUTPUT = 4;
    static final int TRIAL_FAILED = 5;

    /** A defect of Slowcall itself: {@code EX_SOFTWARE} of BSD's {@code sysexits.h}. */
    static final int DEFECT = 70;

    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
