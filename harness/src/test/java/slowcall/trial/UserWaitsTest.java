package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.plan.Awaits;
import slowcall.result.Row;

/** Guards against a table in which one user's wait for an answer stands beside another's for the result. */
class UserWaitsTest {
    private static Row row() {
        return new Row()
                .putAll(Map.of("accepted_p50_ms", "1.500", "accepted_p99_ms", "2.500"))
                .putAll(Map.of("completed_p50_ms", "200.500", "completed_p99_ms", "230.500"));
    }

    @Test
    void whoAwaitsTheResultWaitsForItsCompletion() {
        assertEquals(List.of("result", "200.500", "230.500"), waits(row(), Awaits.RESULT, false));
    }

    @Test
    void whoIsAnsweredOnTheHandOffWaitsForNoMore() {
        assertEquals(List.of("handoff", "1.500", "2.500"), waits(row(), Awaits.HANDOFF, false));
    }

    @Test
    void anotherProcessAnswersItsUsersItself() {
        assertEquals(List.of("acknowledgement", "1.500", "2.500"), waits(row(), Awaits.HANDOFF, true));
    }

    @Test
    void whatIsUnknownStaysEmpty() {
        assertEquals(List.of("result", "", ""), waits(new Row(), Awaits.RESULT, false));
    }

    @Test
    void whatNobodySaysIsNotFilledIn() {
        Row row = row();

        UserWaits.fill(row, "");

        assertEquals("", row.text("user_waits_p50_ms"));
    }

    /** A summary has its cells' parameters from their first trials, whatever became of those. */
    @Test
    void aTrialThatFailedSaysWhatItsUsersWouldHaveWaitedFor() {
        assertEquals("result", Parameters.row(Cells.of("\"virtual-threads\"")).text("user_waits_for"));
        assertEquals("", Parameters.row(Cells.of("\"bare-loop\"")).text("user_waits_for"));
    }

    private static List<String> waits(Row row, Awaits awaits, boolean elsewhere) {
        row.put(UserWaits.FOR, UserWaits.what(awaits, elsewhere));
        UserWaits.fill(row);
        return UserWaits.COLUMNS.stream().map(column -> row.text(column.name())).toList();
    }
}
