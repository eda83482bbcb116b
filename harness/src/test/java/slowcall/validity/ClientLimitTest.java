package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a comparison of strategies that is one of connection pools. */
class ClientLimitTest {
    @Test
    void connectionsEnoughAreSilent() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void waitingForAConnectionMakesTheRowSuspect() {
        assertEquals("VALID", look(Rows.with("connection_wait_p99_ms", "1.000")));
        assertEquals("SUSPECT connection wait p99 1.5 ms > 1 ms", look(Rows.with("connection_wait_p99_ms", "1.500")));
    }

    @Test
    void aLimitThatThePlanSetIsAResult() {
        assertEquals(
                "VALID",
                look(Rows.with(
                        Map.of("connection_wait_p99_ms", "80.000", "variant", "client=apache;max-connections=20"))));
    }

    @Test
    void anotherClientIsNoLimit() {
        assertEquals(
                "SUSPECT connection wait p99 80 ms > 1 ms",
                look(Rows.with(Map.of("connection_wait_p99_ms", "80.000", "variant", "client=apache"))));
    }

    @Test
    void moreThanAHandfulOfNewConnectionsMakesTheRowSuspect() {
        assertEquals("VALID", look(Rows.with(Map.of("offered", "1000", "connections_opened", "5"))));
        assertEquals(
                "SUSPECT connections opened 6 > 5",
                look(Rows.with(Map.of("offered", "1000", "connections_opened", "6"))));
    }

    @Test
    void inALongTrialAThousandthMayBeNew() {
        assertEquals("VALID", look(Rows.with("connections_opened", "10")));
        assertEquals("SUSPECT connections opened 11 > 10", look(Rows.with("connections_opened", "11")));
    }

    @Test
    void withoutConnectionsOpenedBeforehandNewOnesAreTheRule() {
        assertEquals("VALID", look(Rows.with(Map.of("connections", "0", "connections_opened", "276"))));
    }

    @Test
    void anOverloadAndABurstTakeWhatTheyNeed() {
        assertEquals("VALID", look(Rows.with(Map.of("regime", "unstable", "connections_opened", "900"))));
        assertEquals(
                "VALID",
                look(Rows.with(Map.of(
                        "arrivals",
                        "burst-1000",
                        "regime",
                        "transient",
                        "connections_opened",
                        "900",
                        "connection_wait_p99_ms",
                        "30.000"))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("connection_wait_p99_ms", "")));
        assertEquals("VALID", look(Rows.with("connections_opened", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new ClientLimit(), row);
    }
}
