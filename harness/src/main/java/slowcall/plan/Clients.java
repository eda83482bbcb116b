package slowcall.plan;

import java.util.List;

/** The HTTP clients that a cell may name. */
public final class Clients {
    /** No client at all: the call waits inside the trial's JVM for as long as the service would take. */
    public static final String SLEEP = "sleep";

    /** {@code jdk} is {@code java.net.http.HttpClient}; the first is the default. */
    public static final List<String> NAMES = List.of("jdk", "apache5", "okhttp", "jetty", SLEEP);

    private Clients() {}
}
