package slowcall.integrations.cdc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that was changed, by a transaction that was committed.
 *
 * @param operation what was done to it
 * @param table whose row it is
 * @param key its primary key, by column
 * @param before what it was, by column; empty if that is not in the log: of a table that is not set otherwise only the key of a row is that is deleted
 * @param after what it is; empty if it is no more
 * @param position where this stands in the log: of two changes of one row the later has the greater
 * @param transaction its number
 * @param commitMicros when that was committed, by the server's clock, in microseconds since 1970
 */
public record Change(
        Operation operation,
        String table,
        Map<String, Object> key,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after,
        long position,
        long transaction,
        long commitMicros) {}
