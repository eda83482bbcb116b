package slowcall.integrations.cdc;

import java.io.IOException;
import java.sql.SQLException;

/**
 * What is done about something that the log says. Safe for use by many threads.
 *
 * @param <T> what the log says
 */
@FunctionalInterface
public interface Action<T> {
    /** Does it, or throws: then it may have been done all the same, and is done again. */
    void perform(T said) throws IOException, SQLException, InterruptedException;
}
