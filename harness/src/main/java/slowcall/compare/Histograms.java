package slowcall.compare;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import slowcall.result.Row;

/** Where the histograms of trials are. */
@FunctionalInterface
interface Histograms {
    /** Of what has none. */
    Histograms NONE = (trial, tags) -> Map.of();

    /** A trial's histograms by their tags; none where they have not been kept. */
    Map<String, Histogram> of(Row trial, Set<String> tags) throws IOException;
}
