package slowcall.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import slowcall.result.Row;
import slowcall.stats.Samples;

/** What one side has measured of a cell: the trials, each a JVM of its own, or a JMH benchmark's forks. */
final class CellTrials {
    private final CellKey key;
    private final List<Row> trials;
    private final List<Endpoint> endpoints;
    private final Histograms histograms;
    private final Map<Row, Map<String, Samples>> read = new HashMap<>();

    /** Of at least one trial. */
    CellTrials(CellKey key, List<Row> trials, List<Endpoint> endpoints, Histograms histograms) {
        this.key = key;
        this.trials = List.copyOf(trials);
        this.endpoints = List.copyOf(endpoints);
        this.histograms = histograms;
    }

    /** The same cell with other trials, and without their histograms. */
    CellTrials of(List<Row> others) {
        return new CellTrials(key, others, endpoints, Histograms.NONE);
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
                trials.stream().collect(Collectors.toMap(CellTrials::block, trial -> trial, (one, other) -> one));
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
        return trials.stream().filter(CellTrials::isUnstable).count();
    }

    /** Whether a trial's backlog grew as long as it was measured, of requests or of what follows their hand-off. */
    static boolean isUnstable(Row trial) {
        return trial.text("regime").equals("unstable")
                || trial.text("applied_regime").equals("unstable");
    }

    /**
     * The same histogram of some of its trials; empty if one of them has none. Each is read once, for whatever endpoint.
     *
     * @param tag of the histogram
     */
    synchronized Optional<List<Samples>> samples(List<Row> some, String tag) throws IOException {
        List<Samples> found = new ArrayList<>();
        for (Row trial : some) {
            Map<String, Samples> byTag = read.get(trial);
            if (byTag == null) {
                byTag = histograms.of(trial, tags());
                read.put(trial, byTag);
            }
            Samples samples = byTag.get(tag);
            if (samples == null) {
                return Optional.empty();
            }
            found.add(samples);
        }
        return Optional.of(found);
    }

    private Set<String> tags() {
        return endpoints.stream()
                .flatMap(endpoint -> endpoint.merged().stream())
                .map(Endpoint.Merged::tag)
                .collect(Collectors.toSet());
    }

    /** Lets go of the histograms: those of a large run would fill the memory. */
    synchronized void forget() {
        read.clear();
    }
}
