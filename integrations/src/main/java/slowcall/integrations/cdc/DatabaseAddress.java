package slowcall.integrations.cdc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is and who may use it, in pieces: Debezium does not take JDBC's URL.
 *
 * @param parameters how to connect, by the names of JDBC's driver; user and password are among them if they are given
 */
record DatabaseAddress(String host, int port, String database, Map<String, String> parameters) {
    private static final Pattern FORM = Pattern.compile(
            "jdbc:postgresql://(?<host>\\[[^]]+]|[^/:?\\[]+)(:(?<port>[0-9]{1,5}))?/(?<database>[^?]+)(\\?(?<parameters>.*))?");

    private static final int USUAL_PORT = 5432;

    /** What the driver calls them, and Debezium behind {@code database.}, too. */
    private static final List<String> SAME = List.of("user", "password", "sslmode", "sslrootcert", "sslcert", "sslkey");

    DatabaseAddress {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Takes a URL apart.
     *
     * @throws IllegalArgumentException if it is none; the message has no part of it, because that may be a password
     */
    static DatabaseAddress parse(String url) {
        Matcher parts = FORM.matcher(url);
        if (!parts.matches()) {
            throw malformed(
                    "an address of PostgreSQL is jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD");
        }
        String port = parts.group("port");
        return new DatabaseAddress(
                parts.group("host"),
                port == null ? USUAL_PORT : Integer.parseInt(port),
                parts.group("database"),
                parameters(String.valueOf(parts.group("parameters"))));
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : text.split("&", -1)) {
            String[] nameAndValue = parameter.split("=", 2);
            if (nameAndValue.length == 2 && SAME.contains(nameAndValue[0])) {
                parameters.put(nameAndValue[0], decoded(nameAndValue[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Its message has a part of the value.
            throw malformed("a parameter of PostgreSQL's address has a % that is none of a URL's");
        }
    }

    private static IllegalArgumentException malformed(String how) {
        return new IllegalArgumentException(how);
    }

    /** By Debezium's names. */
    Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("database.hostname", host);
        properties.put("database.port", String.valueOf(port));
        properties.put("database.dbname", database);
        parameters.forEach((name, value) -> properties.put("database." + name, value));
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
