package slowcall.integrations.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Guards against settings that promise what cannot be. */
class RelaySettingsTest {
    private static String refusal(Selection selection, OrderRule rule, int batch, int mostFailures) {
        return assertThrows(
                        IllegalArgumentException.class, () -> new RelaySettings(selection, rule, batch, mostFailures))
                .getMessage();
    }

    @Test
    void refusesWhatCannotBe() {
        assertEquals("batch 0 must be at least 1", refusal(new ByStatus(), OrderRule.STOP, 0, 1));
        assertEquals("failures 0 must be at least 1", refusal(new ByStatus(), OrderRule.STOP, 1, 0));
        String passOver = "a relay that knows only the last position that it sent cannot pass over a message:"
                + " its order must be stop, and none can be set aside";
        assertEquals(passOver, refusal(new AfterLast(), OrderRule.SKIP, 1, RelaySettings.NEVER));
        assertEquals(passOver, refusal(new AfterLast(), OrderRule.STOP, 1, 5));
    }
}
