package slowcall.integrations.batch;

/**
 * What a receiver did with what it found.
 *
 * @param applied files that were applied
 * @param rows that they had
 * @param repeated files that had been applied before, and were removed
 * @param quarantined files that are not as agreed
 */
public record Consumed(int applied, int rows, int repeated, int quarantined) {
    static final Consumed NOTHING = new Consumed(0, 0, 0, 0);

    Consumed plus(Consumed other) {
        return new Consumed(
                applied + other.applied, rows + other.rows, repeated + other.repeated, quarantined + other.quarantined);
    }
}
