package slowcall.integrations.effect;

import java.io.IOException;
import java.sql.SQLException;
import slowcall.integrations.message.Message;

/** What a message does. Safe for use by many threads. */
@FunctionalInterface
public interface Effect {
    /** Has the effect, or throws: then it may have been had all the same, unless the effect says otherwise. */
    void apply(Message message) throws IOException, SQLException, InterruptedException;
}
