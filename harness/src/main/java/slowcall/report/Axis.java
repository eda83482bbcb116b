package slowcall.report;

/**
 * An axis.
 *
 * @param unit "" for what has none
 */
public record Axis(String label, String unit, Scale scale) {
    /** How values lie on it. */
    public enum Scale {
        /** From 0, or from the least value where all are far from 0. */
        LINEAR,
        /** By powers of ten. Values of 0 and less are left out. */
        LOG,
        /** Quantiles q of a distribution, 0 ≤ q < 1, by log 1/(1 − q): each nine takes the same room. */
        QUANTILE
    }

    public static Axis linear(String label, String unit) {
        return new Axis(label, unit, Scale.LINEAR);
    }

    public static Axis log(String label, String unit) {
        return new Axis(label, unit, Scale.LOG);
    }

    public static Axis quantile() {
        return new Axis("quantile", "", Scale.QUANTILE);
    }
}
