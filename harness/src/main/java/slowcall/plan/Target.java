package slowcall.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An HTTP endpoint of the user's own, called in the place of the simulated service: by GET, without a body, and whatever it answers with
 * a status of 2xx is an answer. It keeps no books and tells nothing of itself; and it is real, so that what it is sent is bounded.
 *
 * @param uri its address
 */
public record Target(URI uri) {
    /** The most requests per second that it is sent. */
    public static final int MOST_RPS = 1000;

    /** The longest warm-up, and the longest measured schedule. */
    public static final Duration LONGEST_LOAD = Duration.ofMinutes(2);

    /** The latest deadline: until then a request may be in flight. */
    public static final Duration LATEST_DEADLINE = Duration.ofMinutes(1);

    /** The most requests that a run sends to it. */
    public static final long MOST_REQUESTS = 2_000_000;

    private static final int MOST_CHARACTERS = 1000;
    private static final int USUAL_PORT = 80;
    private static final int MOST_PORT = 65_535;
    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is no such endpoint's
     */
    public static Target parse(String written) {
        if (written.length() > MOST_CHARACTERS || !written.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw refuse(written, "is no address; write it as http://127.0.0.1:8080/path");
        }
        URI uri;
        try {
            uri = new URI(written);
        } catch (URISyntaxException e) {
            throw refuse(written, "is no address; write it as http://127.0.0.1:8080/path");
        }
        if (!"http".equalsIgnoreCase(uri.getScheme())) {
            throw refuse(written, "must begin with http://");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MOST_PORT) {
            throw refuse(written, "has no host and port that can be called; write it as http://127.0.0.1:8080/path");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refuse(written, "must have no user and no #; none is sent");
        }
        if (written.indexOf(';') >= 0) {
            throw refuse(written, "has a semicolon, which separates things in tables; write it as %3B");
        }
        return new Target(uri);
    }

    private static IllegalArgumentException refuse(String written, String why) {
        return new IllegalArgumentException("target " + Json.quote(written) + " " + why);
    }

    /** Host and port, by which a target beyond this machine is allowed. */
    public String place() {
        int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
        return host() + ":" + port;
    }

    private String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** Whether it is on this machine for certain: by its address, or as localhost. No other name is looked up. */
    public boolean isLoopback() {
        return isLoopback(host());
    }

    /** The same of a host's name or address, in lower case. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || IPV4_LOOPBACK.matcher(host).matches();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
