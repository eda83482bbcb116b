package slowcall.integrations.chapter;

/**
 * A figure of a cell's trials.
 *
 * @param column of {@code trials.csv}
 */
public record Reading(CellText cell, String column) {}
