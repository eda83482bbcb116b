package slowcall.integrations.effect;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import slowcall.integrations.message.Message;

/**
 * Has an effect elsewhere unless the message was seen, then notes that it was. No transaction holds both: killed in between, or while
 * another consumer has the same message, the effect is had again. It is had once only if whoever has it knows ids itself.
 */
public final class SeenLast implements Effect {
    private final DataSource database;
    private final Effect effect;

    public SeenLast(DataSource database, Effect effect) {
        this.database = database;
        this.effect = effect;
    }

    @Override
    public void apply(Message message) throws IOException, SQLException, InterruptedException {
        if (seen(message)) {
            return;
        }
        effect.apply(message);
        try (Connection connection = database.getConnection()) {
            var unused = Seen.note(connection, message.id());
        }
    }

    private boolean seen(Message message) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Seen.contains(connection, message.id());
        }
    }
}
