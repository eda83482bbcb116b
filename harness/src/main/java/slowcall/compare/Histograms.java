package slowcall.compare;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import slowcall.result.Row;
import slowcall.stats.Samples;

/** Where the histograms of trials are. */
@FunctionalInterface
interface Histograms {
    /** Of what has none. */
    Histograms NONE = (trial, tags) -> Map.of();

    /** What a trial's histograms have recorded, by their tags; none where they have not been kept. */
    Map<String, Samples> of(Row trial, Set<String> tags) throws IOException;
}
