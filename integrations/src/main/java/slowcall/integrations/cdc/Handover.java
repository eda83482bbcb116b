package slowcall.integrations.cdc;

import slowcall.integrations.message.Passage;

/**
 * What becomes of what the log says.
 *
 * @param <T> what that is
 * @param reading makes it of records
 * @param action what is done about it, again and again until it succeeds: whoever went on without it would lose it
 * @param atOnce how many actions at the same time at most
 * @param notesFirst whether the place in the log is noted before the actions: only to show what is lost by it
 * @param markers told of each record that is done with
 * @param passage told of each login when it has come, and before and after its place is noted
 */
public record Handover<T>(
        Reading<T> reading, Action<T> action, int atOnce, boolean notesFirst, Markers markers, Passage passage) {
    public Handover {
        if (atOnce < 1) {
            throw new IllegalArgumentException("actions at once " + atOnce + " must be at least 1");
        }
    }

    /**
     * For one engine.
     *
     * @param most how many records may be under way
     */
    ChangeProcessor<T> begin(int most) {
        return ChangeProcessor.start(this, most);
    }
}
