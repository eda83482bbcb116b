package slowcall.integrations.cdc;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.UnreadableMessageException;

/** Reads the messages that Debezium's event router takes out of an outbox: the record's value is what the application wrote. */
public final class OutboxMessages implements Reading<Message> {
    @Override
    public Optional<Message> read(SourceRecord record) throws UnreadableMessageException {
        // Of other records it is a structure.
        return record.value() instanceof String payload
                ? Optional.of(Message.fromJson(payload.getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    @Override
    public long id(Message message) {
        return message.id();
    }

    /** The user. */
    @Override
    public Object lane(Message message) {
        return message.user();
    }
}
