package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.measure.Trace;
import slowcall.result.Row;

/** Guards against a trend of what is no steady load: requests that fill up at first, and those that drain in the end. */
class SteadinessTest {
    private final List<Trace.Second> seconds = new ArrayList<>();

    @Test
    void theTrendIsThatOfTheSecondsInBetween() {
        second(90);
        for (int i = 0; i < 6; i++) {
            second(1 + i * 0.5);
        }
        second(70);

        Row row = new Row();
        Steadiness.put(row, seconds, 0.2, 7);

        assertEquals("0.5000", row.text("trend_ms_per_s"));
        assertEquals("0.0028", row.text("trend_p"));
    }

    /** A target's requests, and those that other processes carry out, have latencies only. */
    @Test
    void withoutAnExcessTheTrendIsThatOfTheLatencies() {
        Trace.Quantiles none = new Trace.Quantiles(0, Double.NaN, Double.NaN);
        for (int i = 0; i < 7; i++) {
            Trace.Quantiles latencies = new Trace.Quantiles(400, 3 + i * 0.25, 9);
            seconds.add(new Trace.Second(i + 1, 1000, 400, 400, latencies, none, 80, 200, 0));
        }

        Row row = new Row();
        Steadiness.put(row, seconds, 0, 7);

        assertEquals("0.2500", row.text("trend_ms_per_s"));
    }

    @Test
    void fewerThanSixSecondsHaveNone() {
        for (int i = 0; i < 5; i++) {
            second(1);
        }

        Row row = new Row();
        Steadiness.put(row, seconds, 0, 5);

        assertEquals("", row.text("trend_p"));
    }

    private void second(double medianMillis) {
        Trace.Quantiles quantiles = new Trace.Quantiles(400, medianMillis, medianMillis);
        seconds.add(new Trace.Second(seconds.size() + 1, 1000, 400, 400, quantiles, quantiles, 80, 200, 0));
    }
}
