package slowcall.plan;

/** A value as the plan gives it, checked by those who know what there is, who name its position when it is wrong. */
public record Setting(String value, Position position) {}
