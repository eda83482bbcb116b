package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against a tail quantile that a handful of samples made up. */
class QuantilesTest {
    @ParameterizedTest
    @CsvSource({"0.5, 200", "0.9, 1000", "0.99, 10000", "0.999, 100000"})
    void aQuantileNeedsAHundredSamplesBeyondIt(double quantile, int enough) {
        assertEquals(OptionalDouble.empty(), Quantiles.millis(uniform(enough - 1), quantile));
        assertEquals(OptionalDouble.empty(), Quantiles.millis(uniform(0), quantile));
        // Of 1 to n microseconds it is n × quantile.
        assertEquals(
                enough * quantile / 1000,
                Quantiles.millis(uniform(enough), quantile).orElseThrow(),
                enough * quantile / 1000 * 0.002);
    }

    @Test
    void soItIsOfSingleValues() {
        assertEquals(9900, Quantiles.of(upTo(10_000), .99));
        assertEquals(Double.NaN, Quantiles.of(upTo(9_999), .99));
        assertEquals(Double.NaN, Quantiles.of(upTo(9_000), .99));
        assertEquals(500, Quantiles.of(upTo(1000), .5));
    }

    private static long[] upTo(int last) {
        return LongStream.rangeClosed(1, last).toArray();
    }

    @Test
    void isInMilliseconds() {
        Histogram histogram = new Histogram(1, 600_000_000, 3);
        histogram.recordValueWithCount(250_000, 1000);

        assertEquals(250.0, Quantiles.millis(histogram, 0.5).orElseThrow(), 0.25);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 50", "0.9, 90", "0.95, 95", "0.99, 99", "0.999, 999", "0.9999, 9999", "0.05, 05"})
    void writesTheDigitsThatColumnsAreNamedBy(double quantile, String digits) {
        assertEquals(digits, Quantiles.digits(quantile));
    }

    private static Histogram uniform(int count) {
        Histogram histogram = new Histogram(1, 600_000_000, 3);
        for (int micros = 1; micros <= count; micros++) {
            histogram.recordValue(micros);
        }
        return histogram;
    }
}
