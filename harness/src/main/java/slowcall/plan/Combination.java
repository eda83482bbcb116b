package slowcall.plan;

import java.time.Duration;
import java.util.Locale;
import slowcall.plan.Factors.At;

/** Refuses combinations of values that are each right but make no trial together. */
final class Combination {
    static final int MOST_REQUESTS = 5_000_000;

    static final int MOST_CELLS = 2_000;

    private Combination() {}

    static void requireCells(long cells, Position position) {
        if (cells > MOST_CELLS) {
            throw new PlanException(
                    position, cells + " cells up to here are more than " + MOST_CELLS + "; split the plan");
        }
    }

    /** The control for the harness's own cost only repeats what its open loop does: one call at each intended start. */
    static void require(Subject subject, At<Arrivals> arrivals, At<RequestShape> shape) {
        if (!subject.name().equals(Cell.BARE_LOOP)) {
            return;
        }
        if (!subject.settings().isEmpty()) {
            Setting first = subject.settings().firstEntry().getValue();
            throw new PlanException(first.position(), "bare-loop has no settings; remove them");
        }
        if (arrivals.value().rps().isEmpty()) {
            throw new PlanException(
                    arrivals.position(),
                    "bare-loop cannot run " + arrivals.value() + "; give it constant or poisson arrivals");
        }
        if (!(shape.value() instanceof RequestShape.Single)) {
            throw new PlanException(
                    shape.position(), "bare-loop cannot run " + shape.value() + "; give it the shape \"single\"");
        }
    }

    /** How many requests a closed loop offers is its result; every other schedule is computed before the trial starts. */
    static void requireOffer(At<Arrivals> arrivals, Timing timing) {
        double rps = arrivals.value() instanceof Arrivals.Step step
                ? Math.max(step.base(), step.peak())
                : arrivals.value().rps().orElse(0);
        double requests = rps * timing.warmup().plus(timing.measure()).toMillis() / 1000;
        if (requests > MOST_REQUESTS) {
            throw new PlanException(
                    arrivals.position(),
                    String.format(
                            Locale.ROOT,
                            "%s offers %.0f requests in warmup and measure, more than %d; lower the rate or shorten them",
                            arrivals.value(),
                            requests,
                            MOST_REQUESTS));
        }
    }

    /** A timeout within the service's own delay would measure the timeout. */
    static void requireTimeout(Duration timeout, Position position, RequestShape shape, ServiceProfile service) {
        long path = criticalPathMillis(shape, service);
        if (timeout.toMillis() <= path) {
            throw new PlanException(
                    position,
                    "timeout " + timeout.toMillis() + " ms is not above the critical path of " + shape + " at "
                            + service + ", " + path + " ms; raise the timeout or shorten the delay");
        }
    }

    /** Of a request whose every call takes the delay, the slow delay or the 99th percentile. */
    private static long criticalPathMillis(RequestShape shape, ServiceProfile service) {
        long call = switch (service) {
            case ServiceProfile.Fixed fixed -> fixed.millis();
            case ServiceProfile.LogNormal logNormal -> logNormal.p99Millis();
            case ServiceProfile.Bimodal bimodal -> bimodal.slowMillis();
        };
        return shape instanceof RequestShape.Chain chain ? chain.calls() * call : call;
    }
}
