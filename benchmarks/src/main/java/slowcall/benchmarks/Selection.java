package slowcall.benchmarks;

/** Which benchmarks to run. */
public enum Selection {
    /** Every benchmark class for a moment, which shows that they work: at most 35 s. */
    SMOKE,
    /** Everything but the reproductions: at most 3.5 minutes. */
    ALL,
    /** What Jackson's recyclers cost, and nothing else: at most 5.5 minutes. */
    RECYCLER;

    /** What belongs to the plan of that name, {@link #ALL} if nothing else does. */
    public static Selection ofPlan(String name) {
        return switch (name) {
            case "smoke" -> SMOKE;
            case "reproduce-recycler" -> RECYCLER;
            default -> ALL;
        };
    }
}
