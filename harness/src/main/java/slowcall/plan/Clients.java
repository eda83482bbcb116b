package slowcall.plan;

import java.util.List;

/** The HTTP clients that a cell may name. */
public final class Clients {
    /** {@code jdk} is {@code java.net.http.HttpClient}. */
    public static final List<String> NAMES = List.of("jdk");

    private Clients() {}
}
