package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guards against a figure that is taken for a median, and a hold that is taken for a measurement of time. */
class SummaryRowTest {
    @Test
    void mergedFiguresAreThoseListedAndNotThoseWhoseNamesTheyEndWith() {
        Row row = new Row().putAll(Map.of("merged", "completed_p99_ms bystander_excess_p99_ms"));

        assertTrue(SummaryRow.isMerged(row, "completed_p99_ms"));
        assertTrue(SummaryRow.isMerged(row, "bystander_excess_p99_ms"));
        assertFalse(SummaryRow.isMerged(row, "excess_p99_ms"));
        assertFalse(SummaryRow.isMerged(new Row(), "completed_p99_ms"));
    }

    @Test
    void aHoldIsSoundIfNothingObjects() {
        assertTrue(SummaryRow.isSoundHold(hold("hold-1000", "VALID")));
        assertFalse(SummaryRow.isSoundHold(hold("hold-1000", "SUSPECT")));
        assertFalse(SummaryRow.isSoundHold(hold("constant-1000", "VALID")));
    }

    private static Row hold(String arrivals, String verdict) {
        return new Row().putAll(Map.of("arrivals", arrivals, "verdict", verdict));
    }
}
