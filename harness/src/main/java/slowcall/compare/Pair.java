package slowcall.compare;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import slowcall.result.Row;
import slowcall.stats.Samples;

/**
 * Two subjects that are compared: the same cell on two sides, or two strategies on one.
 *
 * @param candidate which of the comparison's candidates b is, from 0
 * @param a the baseline
 * @param b compared with it
 * @param sharesSchedules whether trials of the same block drew the same delays and arrivals
 */
record Pair(int candidate, CellTrials a, CellTrials b, boolean sharesSchedules) {

    /** An unstable row's backlog grew as long as it was measured. */
    boolean isUnstable() {
        return a.unstable() > 0 || b.unstable() > 0;
    }

    /**
     * Whether of both sides' trials together some are unstable and some are not. Which side they are of does not matter, so that chance
     * finds no more in what is only looked at because of it.
     */
    private boolean isMixed() {
        long unstable = a.unstable() + b.unstable();
        return unstable > 0 && unstable < a.trials().size() + b.trials().size();
    }

    List<Endpoint> endpoints() {
        return a.endpoints().stream().filter(this::isOf).toList();
    }

    private boolean isOf(Endpoint endpoint) {
        return endpoint.equals(Endpoint.STABILITY) ? isMixed() : !isUnstable() || endpoint.isOfUnstableCells();
    }

    /** The same cell with other trials on both sides, of which none are pairs. */
    Pair of(List<Row> trialsOfA, List<Row> trialsOfB) {
        return new Pair(candidate, a.of(trialsOfA), b.of(trialsOfB), false);
    }

    /** Whether every trial by itself has a value. */
    boolean knows(Endpoint endpoint) {
        return values(endpoint, a.trials()).length == a.trials().size()
                && values(endpoint, b.trials()).length == b.trials().size();
    }

    /** Blocks that both have, and in which both met the same schedule. */
    int blocks() {
        return sharesSchedules ? common(a.byBlock(), b.byBlock()).size() : 0;
    }

    private static Map<Long, Row> common(Map<Long, Row> trials, Map<Long, Row> others) {
        Map<Long, Row> common = new TreeMap<>(trials);
        common.entrySet()
                .removeIf(trial -> !others.containsKey(trial.getKey())
                        || !schedule(trial.getValue()).equals(schedule(others.get(trial.getKey()))));
        return common;
    }

    private static String schedule(Row trial) {
        return trial.text("schedule_sha256");
    }

    /**
     * The same by trials of common blocks only, as pairs; empty for what pairs say nothing of.
     *
     * @param apart what there is by all trials
     */
    Optional<Evidence> inPairs(Endpoint endpoint, Evidence apart) throws IOException {
        if (endpoint.equals(Endpoint.STABILITY)) {
            return Optional.empty();
        }
        boolean isOfAll = pairsOfA().equals(a.trials()) && pairsOfB().equals(b.trials());
        return apart instanceof EvidenceOfMerged merged && isOfAll
                ? Optional.of(merged.inPairs())
                : evidence(endpoint, pairsOfA(), pairsOfB(), true);
    }

    private List<Row> pairsOfA() {
        return List.copyOf(common(a.byBlock(), b.byBlock()).values());
    }

    private List<Row> pairsOfB() {
        return List.copyOf(common(b.byBlock(), a.byBlock()).values());
    }

    /**
     * What both have measured of an endpoint: one value per trial if every trial has one, otherwise a quantile of their merged
     * histograms if those have the samples; empty where neither is known.
     */
    Optional<Evidence> evidence(Endpoint endpoint) throws IOException {
        if (endpoint.equals(Endpoint.STABILITY)) {
            return Optional.of(new EvidenceOfRegimes(a.trials(), b.trials()));
        }
        return evidence(endpoint, a.trials(), b.trials(), false);
    }

    private Optional<Evidence> evidence(Endpoint endpoint, List<Row> trialsOfA, List<Row> trialsOfB, boolean paired)
            throws IOException {
        double[] valuesOfA = values(endpoint, trialsOfA);
        double[] valuesOfB = values(endpoint, trialsOfB);
        if (valuesOfA.length == trialsOfA.size() && valuesOfB.length == trialsOfB.size()) {
            return Optional.of(new EvidenceOfTrials(valuesOfA, valuesOfB, paired));
        }
        if (endpoint.merged().isEmpty()) {
            return Optional.empty();
        }
        Endpoint.Merged merged = endpoint.merged().get();
        Optional<List<Samples>> samplesOfA = a.samples(trialsOfA, merged.tag());
        Optional<List<Samples>> samplesOfB = b.samples(trialsOfB, merged.tag());
        if (samplesOfA.isEmpty() || samplesOfB.isEmpty()) {
            return Optional.empty();
        }
        var evidence = new EvidenceOfMerged(samplesOfA.get(), samplesOfB.get(), merged.quantile(), paired);
        return evidence.isTold() ? Optional.of(evidence) : Optional.empty();
    }

    private static double[] values(Endpoint endpoint, List<Row> trials) {
        return trials.stream()
                .map(endpoint::value)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }
}
