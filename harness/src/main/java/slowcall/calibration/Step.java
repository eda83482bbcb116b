package slowcall.calibration;

import java.util.Locale;

/**
 * One thing that a calibration measures: travels to its JVM as a line of JSON.
 *
 * @param kind what
 * @param rps the rate offered, for the kinds that are offered one; otherwise 0
 * @param millis how long it is measured
 */
record Step(Kind kind, double rps, long millis) {

    /** What can be measured, with how long that takes in a run of ordinary length and at least. */
    enum Kind {
        /** What a reading of the clock costs. */
        CLOCK_COST(200, 50),
        /** By how much two different readings of the clock differ. */
        CLOCK_STEP(200, 50),
        /** How late a thread that waits for 1 ms goes on. */
        WAIT(1000, 200),
        /** How long a thread that never waits is held up all the same. */
        STALL(1000, 200),
        /** The generator with a session that ends every request at once. */
        GENERATOR(600, 100),
        /** The service, called as fast as it answers. */
        SERVICE_FULL_SPEED(1500, 300),
        /** The service, called at a constant rate. */
        SERVICE_RATE(1000, 150);

        private final long usualMillis;
        private final long leastMillis;

        Kind(long usualMillis, long leastMillis) {
            this.usualMillis = usualMillis;
            this.leastMillis = leastMillis;
        }

        /** A share of the usual length, but no less than the least. */
        long millis(double scale) {
            return Math.max(leastMillis, Math.round(usualMillis * scale));
        }

        /**
         * The delay that each call asks the service for. At full speed it is the shortest that the service serves the way it
         * serves longer ones; at a rate it is long enough for calls to overlap, as those of trials do, and short enough for a
         * step to reach its level at once.
         */
        int delayMillis() {
            return switch (this) {
                case SERVICE_FULL_SPEED -> 1;
                case SERVICE_RATE -> 20;
                case CLOCK_COST, CLOCK_STEP, WAIT, STALL, GENERATOR -> 0;
            };
        }

        boolean callsTheService() {
            return this == SERVICE_FULL_SPEED || this == SERVICE_RATE;
        }

        /**
         * The same load beforehand, not measured, in milliseconds: it compiles code and opens connections. Before the service's
         * full speed the client is cold, and needs more of it.
         */
        long preludeMillis(long millis) {
            return switch (this) {
                case GENERATOR, SERVICE_RATE -> millis / 5;
                case SERVICE_FULL_SPEED -> millis * 2 / 3;
                case CLOCK_COST, CLOCK_STEP, WAIT, STALL -> 0;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** In a few words, for people. */
    @Override
    public String toString() {
        return rps == 0 ? kind.toString() : String.format(Locale.ROOT, "%s %.0f/s", kind, rps);
    }
}
