package slowcall.tune;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slowcall.plan.PlanException;
import slowcall.plan.Position;

/** What a size has to meet. */
public sealed interface Objective {
    /** As people write it: {@code p99 ≤ 350 ms}. */
    String text();

    /** What a trial says; NaN if it is not known. */
    double measured(Measurement measurement);

    /** What the same schedule says when its queue is replayed. */
    double replayed(Replayed replayed);

    /** What is to be met at a rate. */
    double limit(double rate);

    /** Whether less is better. */
    default boolean isUpperLimit() {
        return true;
    }

    /** Whether a figure is told by how many times as large it is as another, and not by how much larger. */
    default boolean isProportional() {
        return false;
    }

    /** Milliseconds or a share. */
    default String unit() {
        return "share";
    }

    /** Whether the figure meets the limit. */
    default boolean isMetBy(double figure, double rate) {
        return isUpperLimit() ? figure <= limit(rate) : figure >= limit(rate);
    }

    /**
     * A quantile of latency, from the intended start to the end.
     *
     * @param quantile between 0 and 1
     * @param millis that it may not exceed
     */
    record Latency(double quantile, double millis) implements Objective {
        @Override
        public String text() {
            return name() + " ≤ " + number(millis) + " ms";
        }

        /** {@code p99}. */
        String name() {
            return "p" + number(Math.round(quantile * 1e6) / 1e4);
        }

        @Override
        public double measured(Measurement measurement) {
            return measurement.isSteady()
                    ? measurement.completed().orElseThrow().getValueAtPercentile(quantile * 100) / 1000.0
                    : Double.NaN;
        }

        @Override
        public double replayed(Replayed replayed) {
            return replayed.quantileMillis(quantile);
        }

        @Override
        public double limit(double rate) {
            return millis;
        }

        @Override
        public boolean isProportional() {
            return true;
        }

        @Override
        public String unit() {
            return "ms";
        }
    }

    /**
     * Requests that are completed by their deadline.
     *
     * @param least a share of those offered, or a number a second
     * @param isShare which of the two
     */
    record Goodput(double least, boolean isShare) implements Objective {
        @Override
        public String text() {
            return "goodput ≥ " + (isShare ? number(least * 100) + " %" : number(least) + "/s");
        }

        @Override
        public double measured(Measurement measurement) {
            return measurement.share("ok");
        }

        @Override
        public double replayed(Replayed replayed) {
            return replayed.goodShare();
        }

        @Override
        public double limit(double rate) {
            return isShare ? least : least / rate;
        }

        @Override
        public boolean isUpperLimit() {
            return false;
        }
    }

    /**
     * Requests that the strategy does not take.
     *
     * @param most a share of those offered
     */
    record Rejection(double most) implements Objective {
        @Override
        public String text() {
            return "rejected ≤ " + number(most * 100) + " %";
        }

        @Override
        public double measured(Measurement measurement) {
            return measurement.share("rejected");
        }

        @Override
        public double replayed(Replayed replayed) {
            return replayed.rejectedShare();
        }

        @Override
        public double limit(double rate) {
            return most;
        }
    }

    /**
     * Requests that are rejected or fail.
     *
     * @param most a share of those offered
     */
    record Failures(double most) implements Objective {
        /** What goes unsaid: latencies know nothing of requests that are turned away. */
        static final Failures FEW = new Failures(0.01);

        @Override
        public String text() {
            return "rejected or failed ≤ " + number(most * 100) + " %";
        }

        @Override
        public double measured(Measurement measurement) {
            return measurement.share("rejected", "errors");
        }

        @Override
        public double replayed(Replayed replayed) {
            return replayed.rejectedShare();
        }

        @Override
        public double limit(double rate) {
            return most;
        }
    }

    /**
     * Reads {@code p99=350ms}, {@code goodput>=99%}, {@code goodput=290} (a second) or {@code rejection<=1%}.
     *
     * @throws PlanException if it is none of these
     */
    static Objective parse(String written) {
        Matcher matcher = Parts.WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw refuse(written, "write it as p99=350ms, goodput>=99% or rejection<=1%");
        }
        String sign = matcher.group(2);
        double value = Double.parseDouble(matcher.group(3));
        String unit = matcher.group(4);
        return switch (matcher.group(1)) {
            case "goodput" -> {
                requireSign(written, sign, ">=");
                yield goodput(written, value, unit);
            }
            case "rejection" -> {
                requireSign(written, sign, "<=");
                yield new Rejection(share(written, value, unit));
            }
            default -> {
                requireSign(written, sign, "<=");
                yield latency(written, matcher.group(1), value, unit);
            }
        };
    }

    private static Objective latency(String written, String name, double value, String unit) {
        double percent = Double.parseDouble(name.substring(1));
        if (!(percent >= 1 && percent <= 99.99)) {
            throw refuse(written, "a percentile lies between p1 and p99.99");
        }
        double millis = switch (unit) {
            case "ms" -> value;
            case "s" -> value * 1000;
            default -> throw refuse(written, "a latency needs a unit: " + name + "=350ms");
        };
        if (!(millis > 0)) {
            throw refuse(written, "a latency is above 0");
        }
        return new Latency(percent / 100, millis);
    }

    private static Objective goodput(String written, double value, String unit) {
        if (unit.equals("%")) {
            return new Goodput(share(written, value, unit), true);
        }
        if ((!unit.isEmpty() && !unit.equals("/s")) || !(value > 0)) {
            throw refuse(written, "write it as goodput>=99% or goodput>=290/s");
        }
        return new Goodput(value, false);
    }

    private static double share(String written, double value, String unit) {
        if (!unit.equals("%") || value > 100) {
            throw refuse(written, "give a share of the requests offered, from 0% to 100%");
        }
        return value / 100;
    }

    private static void requireSign(String written, String sign, String wanted) {
        if (!sign.equals("=") && !sign.equals(wanted)) {
            throw refuse(written, "it can only be met with " + wanted);
        }
    }

    private static PlanException refuse(String written, String remedy) {
        return new PlanException(Position.NONE, "--slo: \"" + written + "\" is no objective; " + remedy);
    }

    private static String number(double value) {
        return Parts.number(value);
    }

    /** How an objective is written. */
    final class Parts {
        private static final Pattern WRITTEN = Pattern.compile(
                "(p\\d{1,2}(?:\\.\\d{1,2})?|goodput|rejection)\\s*(<=|>=|=)\\s*(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(ms|s|/s|%|)");

        private Parts() {}

        /** Without a fraction that says nothing. */
        static String number(double value) {
            return value == Math.rint(value)
                    ? String.format(Locale.ROOT, "%.0f", value)
                    : String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
        }
    }
}
