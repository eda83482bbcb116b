package slowcall.compare;

/**
 * A cell that only one side has.
 *
 * @param side whose it is: 0 for the baseline, 1 for the first candidate and so on
 * @param candidate in whose comparison it was without a partner, from 0
 * @param cell what it is
 * @param closest what the most similar cell of the other side has instead; "" if nothing is similar
 */
public record Unpartnered(int side, int candidate, CellKey cell, String closest) {}
