package slowcall.integrations.cdc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guards against changes that are read as others, or of which something is lost. */
class ChangesTest {
    private final Changes changes = new Changes();

    /** A row as it is read: what is null is there. */
    private static Map<String, Object> row(long id, long request, int user, int delayMillis) {
        Map<String, Object> row =
                new HashMap<>(Map.of("id", id, "request", request, "user_id", user, "delay_millis", delayMillis));
        row.put("note", null);
        return row;
    }

    @Test
    void aRowThatIsNewHasNoBefore() {
        Change change = changes.read(Records.login(7, 3)).orElseThrow();

        assertEquals(
                new Change(
                        Operation.INSERT,
                        "login",
                        Map.of("id", 7L),
                        Map.of(),
                        row(7, 7, 3, 20),
                        14,
                        707,
                        Records.COMMITTED),
                change);
        assertEquals(7, changes.id(change));
    }

    @Test
    void aRowThatWasChangedHasBothIfBothAreInTheLog() {
        Change change = changes.read(
                        Records.change("u", "login", 7, Records.row(7, 7, 3, 20), Records.row(7, 7, 4, 20)))
                .orElseThrow();

        assertEquals(Operation.UPDATE, change.operation());
        assertEquals(row(7, 7, 3, 20), change.before());
        assertEquals(row(7, 7, 4, 20), change.after());
    }

    @Test
    void aRowThatWasDeletedHasNoAfter() {
        Change change = changes.read(Records.change("d", "login", 7, Records.row(7, 7, 3, 20), null))
                .orElseThrow();

        assertEquals(Operation.DELETE, change.operation());
        assertEquals(Map.of(), change.after());
        assertEquals(7, changes.id(change));
    }

    @Test
    void otherRecordsAreNoChanges() {
        assertEquals(Optional.empty(), changes.read(Records.message("slowcall", "7")));
        assertEquals(Optional.empty(), changes.read(Records.routed("{}")));
    }

    @Test
    void anOperationThatIsNoneOfARowIsRefused() {
        for (String code : Arrays.asList("t", "r", "m", "")) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> Operation.coded(code));

            assertTrue(refusal.getMessage().contains("\"" + code + "\""), refusal::getMessage);
        }
    }
}
