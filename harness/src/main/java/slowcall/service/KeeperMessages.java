package slowcall.service;

/** What a {@link ServiceKeeper} and who asks it say to each other, as JSON. */
final class KeeperMessages {
    static final String SERVICES = "/services";
    static final String ABOUT = "/about";

    /** The header that says whose services are asked for: a run's, or those of all shards of a load. */
    static final String OWNER = "Slowcall-Run";

    private KeeperMessages() {}

    /**
     * A service that is asked for.
     *
     * @param container as in {@link slowcall.plan.ServiceThreads}
     * @param asynchronous likewise
     * @param callsAtOnce that it may have to hold
     */
    record Wanted(int container, int asynchronous, int callsAtOnce) {}

    /**
     * A service that has been started.
     *
     * @param port that it listens at, on the keeper's machine
     * @param token that its admin API wants
     * @param pid its process, on the keeper's machine
     */
    record Started(int port, String token, long pid) {
        private static final int MOST_PORT = 65_535;

        /** Whether a keeper may have said so: what is put into URLs and headers is what it looks like. */
        boolean canBe() {
            return port > 0
                    && port <= MOST_PORT
                    && pid > 0
                    && String.valueOf(token).matches("[0-9a-f]{32}");
        }
    }
}
