package slowcall.integrations.chapter;

/**
 * Where a claim predicts a figure, ends included.
 *
 * @param low -∞ for at most
 * @param high ∞ for at least
 */
public record Range(double low, double high) {
    /**
     * A range.
     *
     * @throws IllegalArgumentException if it is empty, or holds everything
     */
    public Range {
        if (!(low <= high) || (Double.isInfinite(low) && Double.isInfinite(high))) {
            throw new IllegalArgumentException("a range from " + low + " to " + high + " predicts nothing");
        }
    }

    public static Range around(double middle, double tolerance) {
        return new Range(middle - tolerance, middle + tolerance);
    }

    public static Range exactly(double value) {
        return new Range(value, value);
    }

    public static Range atLeast(double value) {
        return new Range(value, Double.POSITIVE_INFINITY);
    }

    public static Range atMost(double value) {
        return new Range(Double.NEGATIVE_INFINITY, value);
    }

    /** What a figure says of it: nothing, where its interval is not known. */
    Verdict judge(Figure figure) {
        if (Double.isNaN(figure.value()) || !figure.hasInterval()) {
            return Verdict.INCONCLUSIVE;
        }
        if (figure.low() >= low && figure.high() <= high) {
            return Verdict.CONFIRMED;
        }
        return figure.high() < low || figure.low() > high ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
    }

    /** How far a value is from the nearest end. */
    double distance(double value) {
        return Math.min(Math.abs(value - low), Math.abs(value - high));
    }

    @Override
    public String toString() {
        if (low == high) {
            return Figure.digits(low);
        }
        if (Double.isInfinite(low)) {
            return "at most " + Figure.digits(high);
        }
        return Double.isInfinite(high)
                ? "at least " + Figure.digits(low)
                : Figure.digits(low) + " to " + Figure.digits(high);
    }
}
