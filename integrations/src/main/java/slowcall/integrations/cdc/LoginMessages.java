package slowcall.integrations.cdc;

import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;

/**
 * Makes the message of a login of its row alone: the application sends none, and knows of nobody who reads its log. What the row was
 * written for the log does not say: that a new row in this table is a login, and that points are due for one, is known here.
 */
public final class LoginMessages implements Reading<Message> {
    private static final String TABLE = "login";

    private final Changes changes = new Changes();

    @Override
    public Optional<Message> read(SourceRecord record) {
        return changes.read(record)
                .filter(change ->
                        change.operation() == Operation.INSERT && change.table().equals(TABLE))
                .map(login -> new Message(
                        number(login, "request"),
                        Math.toIntExact(number(login, "user_id")),
                        Math.toIntExact(number(login, "delay_millis")),
                        Intent.EVENT));
    }

    private static long number(Change login, String column) {
        if (login.after().get(column) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("a row of " + TABLE + " has no number \"" + column + "\"");
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
