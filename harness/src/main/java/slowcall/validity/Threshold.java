package slowcall.validity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where a check begins to object.
 *
 * @param name what is compared, as findings name it
 * @param side of the limit to which it objects
 * @param limit the last figure that passes
 * @param unit of the figure; "" for a mere count
 * @param level SUSPECT or INVALID
 * @param reason why this figure and no other
 */
public record Threshold(String name, Side side, double limit, String unit, Verdict.Level level, String reason) {
    private static final int DECIMALS = 3;

    /** Above or below its limit. */
    public enum Side {
        ABOVE(">"),
        BELOW("<");

        private final String sign;

        Side(String sign) {
            this.sign = sign;
        }
    }

    static Threshold suspect(String name, double limit, String unit, String reason) {
        return new Threshold(name, Side.ABOVE, limit, unit, Verdict.Level.SUSPECT, reason);
    }

    static Threshold invalid(String name, double limit, String unit, String reason) {
        return new Threshold(name, Side.ABOVE, limit, unit, Verdict.Level.INVALID, reason);
    }

    /** A finding if the value is known and beyond the limit. */
    List<Finding> judge(OptionalDouble value) {
        return value.isPresent() ? judge(value.getAsDouble(), limit) : List.of();
    }

    /** The same with a limit that follows from the row, such as a share of its delay. */
    List<Finding> judge(double value, double ownLimit) {
        boolean beyond = side == Side.ABOVE ? value > ownLimit : value < ownLimit;
        String figures = name + " " + withUnit(value) + " " + side.sign + " " + withUnit(ownLimit);
        return beyond ? List.of(new Finding(this, figures)) : List.of();
    }

    /** A finding in words of the check's own. */
    List<Finding> finding(String figures) {
        return List.of(new Finding(this, figures));
    }

    /** The finding of the first of several thresholds of one figure. */
    static List<Finding> severest(OptionalDouble value, Threshold severe, Threshold mild) {
        List<Finding> found = severe.judge(value);
        return found.isEmpty() ? mild.judge(value) : found;
    }

    /** {@code p99 > 5 ms}. */
    @Override
    public String toString() {
        return name + " " + side.sign + " " + withUnit(limit);
    }

    private String withUnit(double value) {
        return number(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.toPlainString();
    }
}
