package slowcall.plan;

/** One of a strategy's settings as the plan gives it; the strategy's schema checks it and names its position when it is wrong. */
public record Setting(String value, Position position) {}
