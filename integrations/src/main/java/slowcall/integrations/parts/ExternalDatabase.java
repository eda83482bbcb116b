package slowcall.integrations.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import slowcall.part.ExternalPart;
import slowcall.part.PartFacts;
import slowcall.part.StartedPart;
import slowcall.part.Usage;

/** A PostgreSQL server that somebody else keeps. Its user must be allowed to make databases; the run's own are dropped again. */
final class ExternalDatabase implements ExternalPart {
    /** The first whose databases can be dropped while somebody is connected: a subject that was killed may be, for a while. */
    private static final int LEAST_VERSION = 130_000;

    private static final String CONNECT_SECONDS = "10";
    private static final String ANSWER_SECONDS = "60";

    private final JdbcUrl url;
    private final String address;

    ExternalDatabase(JdbcUrl url, Optional<String> password) {
        this.url = url;
        this.address = url.address(password);
    }

    @Override
    public String part() {
        return Database.NAME;
    }

    @Override
    public String host() {
        return url.host();
    }

    @Override
    public int port() {
        return url.port();
    }

    @Override
    public StartedPart use(String names) throws IOException {
        try (Connection connection = connect()) {
            require(connection);
            remove(connection, names);
            return new Used(names, DatabaseFacts.read(connection));
        } catch (SQLException e) {
            throw new IOException(
                    "PostgreSQL at " + place() + " cannot be used: " + e.getMessage()
                            + "; may its user connect, and is SLOWCALL_JDBC_PASSWORD his password?",
                    e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        properties.setProperty("ApplicationName", "slowcall");
        return DriverManager.getConnection(address, properties);
    }

    private void require(Connection connection) throws SQLException, IOException {
        int version = Integer.parseInt(
                DatabaseFacts.setting(connection, "server_version_num").orElse("0"));
        if (version < LEAST_VERSION) {
            throw new IOException("PostgreSQL at " + place() + " is older than version 13; give a newer one");
        }
        try (Statement statement = connection.createStatement();
                ResultSet role = statement.executeQuery(
                        "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")) {
            if (!role.next() || !role.getBoolean(1)) {
                throw new IOException("the user may make no databases on PostgreSQL at " + place()
                        + "; ALTER ROLE ... CREATEDB lets him");
            }
        }
    }

    /** Drops the run's databases, and first their replication slots, each of which keeps the log and the database. */
    private static void remove(Connection connection, String names) throws SQLException {
        for (String database :
                query(connection, "SELECT datname FROM pg_database WHERE starts_with(datname, ?)", names + "_")) {
            for (String slot :
                    query(connection, "SELECT slot_name FROM pg_replication_slots WHERE database = ?", database)) {
                var unused = query(
                        connection,
                        "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = ? AND active",
                        slot);
                dropSlot(connection, slot);
            }
            if (database.matches("[a-z0-9_]+")) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
                }
            }
        }
    }

    /** Who used it is being ended, which takes a moment. */
    private static void dropSlot(Connection connection, String slot) throws SQLException {
        String drop = "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ?";
        for (int tries = 50; ; tries--) {
            try {
                var unused = query(connection, drop, slot);
                return;
            } catch (SQLException e) {
                if (tries == 0) {
                    throw e;
                }
            }
            var unused = query(connection, "SELECT pg_sleep(0.1) WHERE ? <> ''", slot);
        }
    }

    /** The first column of each row. */
    private static List<String> query(Connection connection, String sql, String parameter) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    values.add(String.valueOf(rows.getString(1)));
                }
            }
        }
        return values;
    }

    /** Neither user nor password: whoever prints it need not think of that. */
    @Override
    public String toString() {
        return part() + " at " + place();
    }

    /** In use by a run. */
    private final class Used implements StartedPart {
        private final String names;
        private final PartFacts facts;

        Used(String names, PartFacts facts) {
            this.names = names;
            this.facts = facts;
        }

        @Override
        public String address() {
            return address;
        }

        /** That is its keeper's to look after: trials say so if it is not. */
        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public Usage usage() {
            return Usage.NONE;
        }

        @Override
        public PartFacts facts() {
            return facts;
        }

        @Override
        public void close() {
            try (Connection connection = connect()) {
                remove(connection, names);
            } catch (SQLException e) {
                throw new UncheckedIOException(
                        "databases of this run may be left on PostgreSQL at " + place() + "; their names begin with "
                                + names,
                        new IOException(e.getMessage(), e));
            }
        }
    }
}
