package slowcall.integrations.ways;

import slowcall.strategy.Promise;

/** What follows from what a way's parts do. */
final class Promises {
    private Promises() {}

    /** The promise of a way that may lose points, or grant them more than once, or both, or neither. */
    static Promise of(boolean mayLose, boolean mayRepeat) {
        if (mayLose) {
            return mayRepeat ? Promise.BEST_EFFORT : Promise.AT_MOST_ONCE;
        }
        return mayRepeat ? Promise.AT_LEAST_ONCE : Promise.EFFECTIVELY_ONCE;
    }
}
