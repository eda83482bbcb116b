package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.parts.Database;
import slowcall.jvm.ChildFailedException;

/** A database of the workshop's server that nobody else uses. */
final class Scratch {
    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]+/)[^?]*(.*)");
    private static final int CONNECTIONS = 20;

    /** The application's table, as every subject has it. */
    static final String LOGIN_TABLE = "CREATE TABLE login (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " request bigint NOT NULL, user_id integer NOT NULL, delay_millis integer NOT NULL,"
            + " at timestamptz NOT NULL DEFAULT now())";

    private Scratch() {}

    /**
     * Makes one.
     *
     * @param statements executed in it
     * @return to be closed
     */
    static HikariDataSource create(Workshop workshop, String... statements)
            throws IOException, SQLException, ChildFailedException, InterruptedException {
        String server = WorkshopServers.address(workshop, Database.NAME);
        String name = "chapter_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = DriverManager.getConnection(server)) {
            execute(connection, "CREATE DATABASE " + name);
        }
        HikariDataSource database = connect(url(server, name));
        try (Connection connection = database.getConnection()) {
            execute(connection, statements);
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    private static HikariDataSource connect(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    private static String url(String server, String name) {
        Matcher parts = URL.matcher(server);
        if (!parts.matches()) {
            throw new IllegalArgumentException("an address of PostgreSQL begins with jdbc:postgresql://HOST:PORT/");
        }
        return parts.group(1) + name + parts.group(2);
    }

    /** The same database for somebody else. */
    static HikariDataSource as(HikariDataSource database, String user, String password) {
        HikariConfig config = new HikariConfig();
        // What stands in an address comes before what is said beside it.
        config.setJdbcUrl(database.getJdbcUrl().replaceFirst("\\?.*", ""));
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** The first column of a query, as numbers. */
    static List<Long> numbers(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    /** The first column of a query's only row, as text; "" for none. */
    static String text(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    /** A query's rows, a line for each, with blanks between its columns. */
    static List<String> lines(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                StringBuilder line = new StringBuilder(String.valueOf(rows.getString(1)));
                for (int column = 2; column <= columns; column++) {
                    line.append(' ').append(rows.getString(column));
                }
                lines.add(line.toString());
            }
            return lines;
        }
    }
}
