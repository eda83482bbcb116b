package slowcall.integrations.parts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL server of somebody's is: one host, a user, and no password. Of the driver's many parameters only those that say how
 * to connect, because some of the others would have it connect to somewhere else.
 *
 * @param host in lower case
 * @param text as it was given
 */
record JdbcUrl(String host, int port, String text) {
    private static final Pattern FORM = Pattern.compile(
            "jdbc:postgresql://(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>[0-9]{1,5}))?/[A-Za-z0-9_.-]*(\\?(?<parameters>[!-~]*))?");

    private static final int USUAL_PORT = 5432;
    private static final int MOST_PORT = 65_535;
    private static final String USER = "user";
    private static final List<String> PARAMETERS = List.of(USER, "sslmode", "sslrootcert", "sslcert", "sslkey");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none; the message has no part of it, because that may be a password
     */
    static JdbcUrl parse(String written) {
        if (written.contains("@") || written.toLowerCase(Locale.ROOT).contains("password")) {
            throw new IllegalArgumentException(
                    "has a password, or looks as if it had; leave it out, and set SLOWCALL_JDBC_PASSWORD in the environment");
        }
        Matcher matcher = FORM.matcher(written);
        String port = matcher.matches() ? matcher.group("port") : "0";
        int number = port == null ? USUAL_PORT : Integer.parseInt(port);
        if (number < 1 || number > MOST_PORT) {
            throw new IllegalArgumentException(
                    "is no address of one PostgreSQL server; write it as jdbc:postgresql://HOST:PORT/DATABASE?user=NAME");
        }
        if (!names(Optional.ofNullable(matcher.group("parameters")).orElse("")).contains(USER)) {
            throw new IllegalArgumentException(
                    "names no user; write it as jdbc:postgresql://HOST:PORT/DATABASE?user=NAME");
        }
        return new JdbcUrl(matcher.group("host").toLowerCase(Locale.ROOT), number, written);
    }

    /** The names of the parameters that have a value. */
    private static List<String> names(String parameters) {
        List<String> all = parameters.isEmpty() ? List.of() : List.of(parameters.split("&", -1));
        if (!all.stream().allMatch(each -> each.contains("=") && PARAMETERS.contains(name(each)))) {
            throw new IllegalArgumentException(
                    "has parameters that may not be given; there are " + String.join(", ", PARAMETERS));
        }
        return all.stream()
                .filter(each -> !each.endsWith("="))
                .map(JdbcUrl::name)
                .toList();
    }

    private static String name(String parameter) {
        return parameter.substring(0, Math.max(0, parameter.indexOf('=')));
    }

    /** How to get in, for JDBC: never to be written down. */
    String address(Optional<String> password) {
        return password.map(secret -> text + "&password=" + URLEncoder.encode(secret, StandardCharsets.UTF_8))
                .orElse(text);
    }
}
