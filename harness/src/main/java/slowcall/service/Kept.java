package slowcall.service;

/** What a {@link ServiceKeeper} and who asks it say to each other, as JSON. */
final class Kept {
    static final String SERVICES = "/services";
    static final String ABOUT = "/about";

    private Kept() {}

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
    record Started(int port, String token, long pid) {}
}
