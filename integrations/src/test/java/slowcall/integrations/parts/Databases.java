package slowcall.integrations.parts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases of one server, an empty one for each test. */
public final class Databases {
    private static final AtomicInteger MADE = new AtomicInteger();

    private Databases() {}

    /** A new one, in which these statements were executed. */
    public static DataSource create(Database server, String... statements) throws SQLException {
        String name = "test_" + MADE.incrementAndGet();
        execute(source(server, server.url()), "CREATE DATABASE " + name);
        String url = server.url();
        DataSource database = source(server, url.substring(0, url.lastIndexOf('/') + 1) + name);
        execute(database, statements);
        return database;
    }

    /** Where one is, for another process. */
    public static String url(DataSource database) {
        return ((PGSimpleDataSource) database).getURL();
    }

    /** Where one is and how to get in, for those who take no more than a URL. */
    public static String address(Database server, DataSource database) {
        return url(database).replaceFirst("\\?.*", "") + "?user=" + server.user() + "&password=" + server.password();
    }

    private static DataSource source(Database server, String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    private static void execute(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
