package slowcall.integrations.ways;

import java.sql.SQLException;
import slowcall.integrations.cdc.ChangeEngine;
import slowcall.integrations.cdc.Markers;
import slowcall.integrations.subject.Back;

/** Reads the log, and knows by markers in it whether it has come to its end. */
final class TailingBack implements Back {
    private final ChangeEngine engine;
    private final Markers markers;

    /**
     * @param markers in the log that the engine reads
     */
    TailingBack(ChangeEngine engine, Markers markers) {
        this.engine = engine;
        this.markers = markers;
    }

    @Override
    public void begin() {
        engine.start();
    }

    @Override
    public long backlog() throws SQLException, InterruptedException {
        return markers.backlog();
    }

    @Override
    public void close() {
        engine.close();
    }
}
