package slowcall.calibration;

import java.util.List;
import java.util.OptionalDouble;
import slowcall.jvm.CompilerThreads;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/** Reads the service's capacity off its curve. */
final class CapacityRule {
    /**
     * The service's own p99 beyond the delay asked for, in milliseconds, up to which it keeps up: some five times what it is on
     * two quiet processors, and little beside a delay that is worth calling slow. A service that falls behind is beyond it
     * within a second, for what it cannot serve queues up.
     */
    static final int MOST_EXCESS_MS = 5;

    private static final double LEAST_ACHIEVED = 0.98;

    private CapacityRule() {}

    /** Whether neither the client nor the service was still compiling, which would be measured in place of the service. */
    static boolean isWarm(Row fullSpeed) {
        return fullSpeed.number(CalibrationColumns.CLIENT_JIT_CORES.name()).orElse(0) <= CompilerThreads.QUIET_SHARE
                && fullSpeed.number(CalibrationColumns.SERVICE_JIT_CORES.name()).orElse(0)
                        <= CompilerThreads.QUIET_SHARE;
    }

    /** Whether the service kept up with what this step offered. */
    static boolean keepsUp(Row step) {
        double offered = step.number(CalibrationColumns.OFFERED_RPS.name()).orElseThrow();
        double achieved = step.number(CalibrationColumns.ACHIEVED_RPS.name()).orElse(0);
        // Of too few calls for a p99, all must be in time.
        OptionalDouble known = step.number(CalibrationColumns.P99_MS.name());
        OptionalDouble excess = known.isPresent() ? known : step.number(CalibrationColumns.MAX_MS.name());
        return step.count(CalibrationColumns.ERRORS.name()) == 0
                && achieved >= LEAST_ACHIEVED * offered
                && excess.isPresent()
                && excess.getAsDouble() <= MOST_EXCESS_MS;
    }

    /**
     * The highest rate that the service kept up with: a lower one at which it did not met a pause, for who keeps up with more
     * keeps up with less. Unknown where client or service did not get warm.
     *
     * @param fullSpeed the step without a rate
     * @param rates those with one, which know whether the service kept up
     */
    static ServiceCapacity of(Row fullSpeed, List<Row> rates) {
        if (!isWarm(fullSpeed)) {
            return ServiceCapacity.UNKNOWN;
        }
        OptionalDouble rps = rates.stream()
                .filter(step -> step.text(CalibrationColumns.KEEPS_UP.name()).equals("yes"))
                .mapToDouble(step ->
                        step.number(CalibrationColumns.OFFERED_RPS.name()).orElseThrow())
                .max();
        double cores =
                fullSpeed.number(CalibrationColumns.SERVICE_CPU_CORES.name()).orElse(Double.NaN);
        return new ServiceCapacity(rps, cores);
    }
}
