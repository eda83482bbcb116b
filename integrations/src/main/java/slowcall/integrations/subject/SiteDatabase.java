package slowcall.integrations.subject;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The database of one site on a server of many. Those of the same run's sites that have gone are dropped when the next one comes. */
final class SiteDatabase {
    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]+/)[^?]*(.*)");
    private static final long CONNECT_MILLIS = 5000;

    /**
     * What every way finds. The service knows a login by its request, the database by its id, which grows in the order of inserting. The
     * delay is what the login's call draws at the service: those who see nothing but the table are to make the same call as all others.
     */
    private static final String LOGIN = """
            CREATE TABLE login (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              request bigint NOT NULL,
              user_id integer NOT NULL,
              delay_millis integer NOT NULL,
              at timestamptz NOT NULL DEFAULT now()
            )""";

    private SiteDatabase() {}

    /**
     * Makes one with the table of logins.
     *
     * @param server URL of any database of the server, with user and password
     * @param names what those of all the run's sites begin with, so that no other database is taken for one
     * @param name the site's
     * @return its URL, with both
     */
    static String create(String server, String names, String name) throws SQLException {
        String url = url(server, name);
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            dropThoseLeft(statement, names + "_");
            statement.execute("CREATE DATABASE " + name);
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(LOGIN);
        }
        return url;
    }

    /** The URL of another database of the same server. */
    static String url(String server, String name) {
        Matcher parts = URL.matcher(server);
        if (!parts.matches()) {
            throw new IllegalArgumentException("an address of PostgreSQL begins with jdbc:postgresql://HOST:PORT/");
        }
        return parts.group(1) + name + parts.group(2);
    }

    /** Drops the databases of sites that nobody is connected to, and first their replication slots, each of which keeps the log. */
    private static void dropThoseLeft(Statement statement, String prefix) throws SQLException {
        String left = "SELECT datname FROM pg_database d WHERE starts_with(datname, '" + prefix + "')"
                + " AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = d.datname)";
        for (String database : names(statement, left)) {
            for (String slot : names(
                    statement,
                    "SELECT slot_name FROM pg_replication_slots WHERE NOT active AND database = '" + database + "'")) {
                statement.execute("SELECT pg_drop_replication_slot('" + slot + "')");
            }
            statement.execute("DROP DATABASE IF EXISTS " + database);
        }
    }

    private static List<String> names(Statement statement, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** The requests whose logins are committed, those of the warm-up apart. */
    static Set<Long> committed(String url) throws SQLException {
        Set<Long> requests = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT request FROM login WHERE request >= 0")) {
            while (rows.next()) {
                requests.add(rows.getLong(1));
            }
        }
        return requests;
    }

    /**
     * Connections to it. One that cannot be had within five seconds is an error.
     *
     * @param most how many at most
     * @param idle how many are open from the start, and stay so
     */
    static HikariDataSource connect(String url, int most, int idle) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(idle);
        config.setConnectionTimeout(CONNECT_MILLIS);
        return new HikariDataSource(config);
    }
}
