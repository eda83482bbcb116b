package slowcall.integrations.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody else's access to a database: may read one table, and write nothing. */
public final class ReadOnlyAccess {
    private ReadOnlyAccess() {}

    /**
     * Creates a role for it. A query of its that takes longer than five seconds is ended, and it gets four connections at most, so that
     * whoever reads does not stand in the way of those who write.
     *
     * @param owner of the database; commits what is open
     */
    public static void create(Connection owner, String role, String password, String table) throws SQLException {
        execute(owner, "CREATE ROLE %I LOGIN PASSWORD %L CONNECTION LIMIT 4", role, password);
        execute(owner, "ALTER ROLE %I SET statement_timeout = %L", role, "5s");
        execute(owner, "GRANT SELECT ON %2$I TO %1$I", role, table);
        if (!owner.getAutoCommit()) {
            owner.commit();
        }
    }

    /** PostgreSQL takes no parameters here; it quotes them itself. */
    private static void execute(Connection owner, String sql, String first, String second) throws SQLException {
        String quoted;
        try (PreparedStatement format = owner.prepareStatement("SELECT format(?, ?, ?)")) {
            format.setString(1, sql);
            format.setString(2, first);
            format.setString(3, second);
            try (ResultSet row = format.executeQuery()) {
                row.next();
                quoted = row.getString(1);
            }
        }
        try (Statement statement = owner.createStatement()) {
            statement.execute(quoted);
        }
    }
}
