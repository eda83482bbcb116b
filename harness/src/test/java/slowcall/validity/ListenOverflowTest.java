package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against the second that a dropped connection adds to a latency. */
class ListenOverflowTest {
    @Test
    void aDroppedConnectionMakesTheRowSuspect() {
        assertEquals(
                Optional.of(new Finding(Verdict.Level.SUSPECT, "listen-overflow:4 dropped")),
                new ListenOverflow().look(Rows.with("listen_overflows", "4")));
    }

    @Test
    void noneDroppedIsSilent() {
        assertEquals(Optional.empty(), new ListenOverflow().look(Rows.sound()));
    }

    @Test
    void aSystemThatDoesNotTellIsSilent() {
        assertEquals(Optional.empty(), new ListenOverflow().look(new Row()));
    }
}
