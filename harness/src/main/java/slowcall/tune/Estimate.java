package slowcall.tune;

/**
 * What a point comes to in the long run, as far as trials tell.
 *
 * @param value milliseconds or a share
 * @param low the 95 % interval's lower end
 * @param high its upper end
 */
record Estimate(double value, double low, double high) {
    static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Whether the whole interval meets the objective, none of it, or only a part. */
    Meets against(Objective objective, double rate) {
        boolean lowMeets = objective.isMetBy(low, rate);
        boolean highMeets = objective.isMetBy(high, rate);
        return lowMeets && highMeets ? Meets.YES : lowMeets || highMeets ? Meets.UNCLEAR : Meets.NO;
    }
}
