package slowcall.integrations.chapter.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.integrations.cdc.Change;
import slowcall.integrations.cdc.Operation;

/** Guards against changes that are taken for others: rolled back ones, missing ones, and those in the wrong order. */
class ChangesReadTest {
    @Test
    void everyChangeOfARowIsHeldAgainstThoseBeforeIt() {
        List<Change> changes = List.of(
                update(1, 1), update(2, 1), update(1, 3), update(1, 2), update(1, 2), update(2, -1), update(2, 3));

        // Committed were 1 to 3 of the first row, and 1 to 3 of the second, of which 2 is missing.
        assertEquals(new ChangesRead.Order(6, 4, 1, 1, 2), ChangesRead.order(6, 4, changes));
    }

    private static Change update(long id, int delayMillis) {
        return new Change(
                Operation.UPDATE,
                "login",
                Map.of("id", id),
                Map.of(),
                Map.of("id", id, "delay_millis", delayMillis),
                1,
                1,
                1);
    }
}
