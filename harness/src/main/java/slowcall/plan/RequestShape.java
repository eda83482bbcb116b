package slowcall.plan;

/** How many calls to the service one request makes, and in which order. */
public sealed interface RequestShape {

    /** Calls per request. */
    int calls();

    /** Calls that begin only when the one before has returned, the first included. */
    default int inSequence() {
        return 1;
    }

    /** Calls that may run at the same time. */
    default int inParallel() {
        return 1;
    }

    /** The part of a request's calls that no strategy can avoid waiting for, in whole milliseconds. */
    long criticalPathMillis(int[] delaysMillis);

    /** One call. */
    record Single() implements RequestShape {
        @Override
        public int calls() {
            return 1;
        }

        @Override
        public long criticalPathMillis(int[] delaysMillis) {
            return delaysMillis[0];
        }

        @Override
        public String toString() {
            return "single";
        }
    }

    /** {@code calls} calls, each starting when the one before has returned. */
    record Chain(int calls) implements RequestShape {
        public Chain {
            requireCalls(calls);
        }

        @Override
        public int inSequence() {
            return calls;
        }

        @Override
        public long criticalPathMillis(int[] delaysMillis) {
            long sum = 0;
            for (int delay : delaysMillis) {
                sum += delay;
            }
            return sum;
        }

        @Override
        public String toString() {
            return "chain-" + calls;
        }
    }

    /** {@code calls} calls that may run at the same time; the request ends with the last one. */
    record FanOut(int calls) implements RequestShape {
        public FanOut {
            requireCalls(calls);
        }

        @Override
        public int inParallel() {
            return calls;
        }

        @Override
        public long criticalPathMillis(int[] delaysMillis) {
            long longest = 0;
            for (int delay : delaysMillis) {
                longest = Math.max(longest, delay);
            }
            return longest;
        }

        @Override
        public String toString() {
            return "fan-out-" + calls;
        }
    }

    private static void requireCalls(int calls) {
        if (calls < 2 || calls > 1000) {
            throw new IllegalArgumentException(
                    "calls " + calls + " must be between 2 and 1000 (one call is \"single\")");
        }
    }
}
