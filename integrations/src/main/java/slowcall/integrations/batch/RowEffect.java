package slowcall.integrations.batch;

import java.io.IOException;
import java.sql.SQLException;

/**
 * What applying a row does, and who is told of it before and after. Safe for use by as many threads as rows are applied at once.
 */
@FunctionalInterface
public interface RowEffect {
    /**
     * Has the effect. A row comes again if a process was killed before its file was moved away: only an effect that knows ids is then had
     * once.
     */
    void apply(PointsRow row) throws IOException, SQLException, InterruptedException;
}
