package slowcall.integrations.cdc;

import java.util.Map;

/** What is read of a table in the log. */
public enum Tail {
    /** Every change of its rows, by whomever it is made. */
    CHANGES("insert, update, delete", Map.of("skipped.operations", "t")),

    /**
     * The messages that are inserted into an outbox, by Debezium's event router: its columns have the names that this expects. What else
     * becomes of the rows is not even sent.
     */
    OUTBOX(
            "insert",
            Map.of(
                    "skipped.operations",
                    "u,d,t",
                    "transforms",
                    "outbox",
                    "transforms.outbox.type",
                    "io.debezium.transforms.outbox.EventRouter",
                    "transforms.outbox.table.expand.json.payload",
                    "false"));

    private final String published;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is.
    private final Map<String, String> properties;

    Tail(String published, Map<String, String> properties) {
        this.published = published;
        this.properties = properties;
    }

    /** Which operations PostgreSQL hands out, by its own words. */
    String published() {
        return published;
    }

    /** What the engine is told of it, by Debezium's names. */
    Map<String, String> properties() {
        return properties;
    }
}
