package slowcall.calibration;

import java.time.Duration;
import java.util.List;
import slowcall.calibration.Step.Kind;

/** How long a calibration takes: about 4 % of the trials' time, but no more than some half a minute and no less than some 3.5 s. */
public final class Pace {
    /** What the generator is asked for without a service: below, at and above what trials on a small machine offer. */
    static final List<Double> GENERATOR_RPS = List.of(500.0, 2000.0, 8000.0);

    /** Of the service's full speed, rising: what a higher rate leaves behind must not meet a lower one. */
    static final List<Double> SHARES_OF_FULL_SPEED = List.of(.10, .30, .50, .70, .85);

    private static final double SHARE_OF_TRIALS = 0.04;
    private static final double JVM_START_MILLIS = 800;

    /** Before and after each offered load: its lead, its last calls, the questions to the service. */
    private static final double AROUND_MILLIS = 60;

    /** Of the service's full speed, in a run of ordinary length; a warm service and a cold client take some ten of them. */
    private static final int MOST_TIMES = 16;

    private static final double USUAL_TIMES = 10;

    /** Shorter runs, of less than some three minutes, do not pay for getting warm. */
    private static final double LEAST_SCALE_TO_GET_WARM = 0.2;

    private final double scale;

    private Pace(double scale) {
        this.scale = scale;
    }

    /** The pace for a run whose trials are expected to take that long, together. */
    public static Pace forTrialsOf(Duration together) {
        double longest = new Pace(1).expectedMillis();
        return new Pace(Math.min(1, together.toMillis() * SHARE_OF_TRIALS / longest));
    }

    /** How often the service's full speed is measured at most, until client and service are warm. */
    int mostTimes() {
        return scale >= LEAST_SCALE_TO_GET_WARM ? MOST_TIMES : 1;
    }

    Step step(Kind kind) {
        return step(kind, 0);
    }

    Step step(Kind kind, double rps) {
        return new Step(kind, rps, kind.millis(scale));
    }

    /** How long the calibration will take. */
    public Duration expected() {
        return Duration.ofMillis(Math.round(expectedMillis()));
    }

    private double expectedMillis() {
        double sum = JVM_START_MILLIS;
        for (Kind kind : Kind.values()) {
            double millis = kind.millis(scale);
            double each = millis + kind.preludeMillis(kind.millis(scale)) + AROUND_MILLIS;
            sum += switch (kind) {
                case CLOCK_COST, CLOCK_STEP, WAIT, STALL -> millis;
                case GENERATOR -> GENERATOR_RPS.size() * each;
                case SERVICE_FULL_SPEED -> each * (mostTimes() == 1 ? 1 : USUAL_TIMES);
                case SERVICE_RATE -> SHARES_OF_FULL_SPEED.size() * each;
            };
        }
        return sum;
    }
}
