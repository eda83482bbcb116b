package slowcall.integrations.cdc;

import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What is made of the log's records.
 *
 * @param <T> what a record says
 */
public interface Reading<T> {
    /**
     * What a record says; nothing, if it does not concern anybody here.
     *
     * @throws IOException if that cannot be understood: it could not be later either
     */
    Optional<T> read(SourceRecord record) throws IOException;

    /** The id of the login that it is about, or of the row. */
    long id(T said);

    /** What keeps its order: what is done about several that are equal in this is done in the order of the log. */
    Object lane(T said);
}
