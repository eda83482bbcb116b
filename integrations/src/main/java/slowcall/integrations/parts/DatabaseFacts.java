package slowcall.integrations.parts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slowcall.part.PartFacts;

/** What a PostgreSQL server tells of itself. */
final class DatabaseFacts {
    /** What decides how long a commit waits, and for what. */
    private static final List<String> MATTERING = List.of(
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_level",
            "wal_sync_method",
            "shared_buffers",
            "max_connections");

    private DatabaseFacts() {}

    static PartFacts read(Connection connection) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : MATTERING) {
            Optional<String> value = setting(connection, name);
            if (value.isPresent()) {
                settings.put(name, value.get());
            }
        }
        // Who has packaged it may have added so in parentheses.
        String version = setting(connection, "server_version").orElse("").replaceFirst(" .*", "");
        return PartFacts.told(version, settings);
    }

    /** Empty if this server does not know it. */
    static Optional<String> setting(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT current_setting(?, true)")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
