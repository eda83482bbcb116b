package slowcall.integrations.effect;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import slowcall.integrations.message.Message;

/**
 * Notes that a message was seen, then has an effect elsewhere. No transaction holds both: killed in between, the message has been seen
 * and its effect is lost.
 */
public final class SeenFirst implements Effect {
    private final DataSource database;
    private final Effect effect;

    public SeenFirst(DataSource database, Effect effect) {
        this.database = database;
        this.effect = effect;
    }

    @Override
    public void apply(Message message) throws IOException, SQLException, InterruptedException {
        if (note(message)) {
            effect.apply(message);
        }
    }

    private boolean note(Message message) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Seen.note(connection, message.id());
        }
    }
}
