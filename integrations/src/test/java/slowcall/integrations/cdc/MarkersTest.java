package slowcall.integrations.cdc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guards against a log that is taken for read because something of it was, or for never read although it is. */
@Timeout(60)
class MarkersTest {
    private static final long PATIENCE_MILLIS = 20;

    private final List<String> log = new ArrayList<>();

    /** Where what is put into the log is handed on at once. */
    private Markers handingOn() {
        Markers[] self = new Markers[1];
        self[0] = new Markers(
                content -> {
                    log.add(content);
                    self[0].pass(Records.login(log.size(), 1));
                    self[0].pass(Records.message(EngineProperties.MESSAGES, content));
                },
                PATIENCE_MILLIS);
        return self[0];
    }

    @Test
    void whatIsHandedOnIsNoBacklog() throws Exception {
        Markers markers = handingOn();

        for (int i = 0; i < 3; i++) {
            assertEquals(0, markers.backlog());
        }

        assertEquals(3, new HashSet<>(log).size(), "each look has a marker of its own");
    }

    @Test
    void whatIsNotIsOneUntilItIs() throws Exception {
        Markers markers = new Markers(log::add, PATIENCE_MILLIS);

        assertEquals(1, markers.backlog());
        assertEquals(1, markers.backlog());
        assertEquals(1, log.size(), "another is not sent after one that is out");

        markers.pass(Records.message(EngineProperties.MESSAGES, log.getFirst()));
        assertEquals(1, markers.backlog(), "what came after that one is not known");
        assertEquals(2, log.size());
    }

    @Test
    void otherMarkersAndOtherRecordsSayNothing() throws Exception {
        Markers before = new Markers(log::add, PATIENCE_MILLIS);
        assertEquals(1, before.backlog());
        Markers markers = new Markers(content -> {}, PATIENCE_MILLIS);

        markers.pass(Records.message(EngineProperties.MESSAGES, log.getFirst()));
        markers.pass(Records.login(1, 1));
        markers.pass(Records.routed(log.getFirst()));

        assertEquals(1, markers.backlog());
        markers.pass(Records.message(EngineProperties.MESSAGES, log.getFirst()));
        assertEquals(1, markers.backlog());
    }

    @Test
    void aMarkerThatCouldNotBeSentIsNotWaitedFor() throws Exception {
        List<SQLException> away = new ArrayList<>(List.of(new SQLException("away")));
        Markers[] self = new Markers[1];
        self[0] = new Markers(
                content -> {
                    if (!away.isEmpty()) {
                        throw away.removeFirst();
                    }
                    self[0].pass(Records.message(EngineProperties.MESSAGES, content));
                },
                PATIENCE_MILLIS);

        assertThrows(SQLException.class, self[0]::backlog);
        assertEquals(0, self[0].backlog());
    }
}
