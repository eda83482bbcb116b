package slowcall.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import slowcall.result.Row;

/** What one side has measured of a cell: the trials, each a JVM of its own, or a JMH benchmark's forks. */
final class Subject {
    private final CellKey key;
    private final List<Row> trials;
    private final List<Endpoint> endpoints;
    private final Histograms histograms;
    private final Map<Row, Map<String, Histogram>> read = new HashMap<>();

    /** Of at least one trial. */
    Subject(CellKey key, List<Row> trials, List<Endpoint> endpoints, Histograms histograms) {
        this.key = key;
        this.trials = List.copyOf(trials);
        this.endpoints = List.copyOf(endpoints);
        this.histograms = histograms;
    }

    /** The same cell with other trials, and without their histograms. */
    Subject of(List<Row> others) {
        return new Subject(key, others, endpoints, Histograms.NONE);
    }

    CellKey key() {
        return key;
    }

    List<Row> trials() {
        return trials;
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The trial of each block; empty where a block has several, as forks without blocks have. */
    Map<Long, Row> byBlock() {
        Map<Long, Row> byBlock =
                trials.stream().collect(Collectors.toMap(Subject::block, trial -> trial, (one, other) -> one));
        return byBlock.size() == trials.size() ? byBlock : Map.of();
    }

    private static long block(Row trial) {
        return trial.count("block");
    }

    long suspect() {
        return trials.stream()
                .filter(trial -> trial.text("verdict").equals("SUSPECT"))
                .count();
    }

    long unstable() {
        return trials.stream()
                .filter(trial -> trial.text("regime").equals("unstable"))
                .count();
    }

    /** The same histogram of some of its trials; empty if one of them has none. */
    Optional<List<Histogram>> histograms(List<Row> some, String tag) throws IOException {
        List<Histogram> found = new ArrayList<>();
        for (Row trial : some) {
            Map<String, Histogram> byTag = read.get(trial);
            if (byTag == null) {
                byTag = histograms.of(trial, Endpoint.tags());
                read.put(trial, byTag);
            }
            Histogram histogram = byTag.get(tag);
            if (histogram == null) {
                return Optional.empty();
            }
            found.add(histogram);
        }
        return Optional.of(found);
    }

    /** Lets go of the histograms: those of a large run would fill the memory. */
    void forget() {
        read.clear();
    }
}
