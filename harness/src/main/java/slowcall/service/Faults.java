package slowcall.service;

import java.util.SplittableRandom;

/**
 * What goes wrong between the service and its callers: the answer to a request's first call is lost on its way, though the call was
 * applied. Its repetitions are answered.
 *
 * @param dropShare the probability of that, between 0 and 1
 * @param seed that decides, with a request's id alone, which they are
 */
record Faults(double dropShare, long seed) {
    static final Faults NONE = new Faults(0, 0);

    Faults {
        if (!(dropShare >= 0 && dropShare <= 1)) {
            throw new IllegalArgumentException("a share of " + dropShare + " must be between 0 and 1");
        }
    }

    /** Whether the first answer to this request is lost. */
    boolean drops(long requestId) {
        return dropShare > 0 && new SplittableRandom(seed ^ (requestId * 0x9E3779B97F4A7C15L)).nextDouble() < dropShare;
    }
}
