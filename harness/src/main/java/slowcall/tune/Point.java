package slowcall.tune;

/**
 * What one cell measures.
 *
 * @param arm the strategy
 * @param size of its pool, or its limit; 0 where it has none
 * @param rate requests offered a second
 */
public record Point(Arm arm, int size, double rate) {
    /** Calls that it can make at once. */
    int servers() {
        return arm.isSized() ? size : Integer.MAX_VALUE;
    }
}
