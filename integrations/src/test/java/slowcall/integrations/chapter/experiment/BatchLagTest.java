package slowcall.integrations.chapter.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Stamp;

/** Guards against lags of looks that are not whole, and of rows that were not sent. */
class BatchLagTest {
    private static final long MILLI = 1_000_000;

    @Test
    void eachWholeLookHasTheMeanOfItsRows() {
        List<Stamp> stamps = new ArrayList<>();
        add(stamps, 0, 90, 100);
        add(stamps, 1, 110, 200);
        add(stamps, 2, 190, 201);
        add(stamps, 3, 230, 300);
        add(stamps, 4, 370, 400);
        stamps.add(new Stamp(5, Failpoint.AFTER_COMMIT, 395 * MILLI));

        BatchLag.Lags lags = BatchLag.lags(stamps, 100, 2);

        assertEquals(List.of((90 + 11) / 2.0, 70.0), lags.meanMillis());
        assertEquals(2.5, lags.rowsPerSecond());
    }

    private static void add(List<Stamp> stamps, long id, long committedMillis, long sentMillis) {
        stamps.add(new Stamp(id, Failpoint.AFTER_SEND, sentMillis * MILLI));
        stamps.add(new Stamp(id, Failpoint.AFTER_COMMIT, committedMillis * MILLI));
    }
}
