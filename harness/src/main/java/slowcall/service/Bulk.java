package slowcall.service;

import java.io.IOException;
import java.util.List;

/**
 * Many grants that are asked for together.
 *
 * @param calls each as it would be asked for by itself; at least one
 */
record Bulk(List<PointsCall> calls) {
    /** More than a batch ever has; a body of some megabytes. */
    static final int MOST_CALLS = 100_000;

    Bulk {
        calls = List.copyOf(calls);
    }

    /**
     * Reads a request's body, a JSON array of calls.
     *
     * @throws IOException if it is none, is empty, has too many, or one of them cannot be
     */
    static Bulk read(byte[] body) throws IOException {
        List<PointsCall> calls = PointsJson.readCalls(body);
        if (calls.isEmpty() || calls.size() > MOST_CALLS) {
            throw new IOException("a bulk of " + calls.size() + " calls must have 1 to " + MOST_CALLS);
        }
        for (PointsCall call : calls) {
            Asked.requireDelay(call);
        }
        return new Bulk(calls);
    }

    /** One delay for all of them: the longest that one of them drew. It is to fail if one of them is. */
    PointsCall asOne() {
        PointsCall longest = calls.getFirst();
        boolean fails = false;
        for (PointsCall call : calls) {
            longest = call.delayMillis() > longest.delayMillis() ? call : longest;
            fails |= call.fails();
        }
        return fails ? longest.failed() : longest;
    }
}
