package slowcall.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import slowcall.stats.RankTest;

/** A comparison as JSON. What is unknown is not there: never 0, never null. */
public final class ComparisonJson {
    /** Raised when a field changes its meaning or goes away. */
    private static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ComparisonJson() {}

    public static String of(Comparison comparison) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("version", VERSION);
        content.put("by", comparison.byStrategy() ? "strategy" : "run");
        content.put("min_effect_percent", round(100 * comparison.minEffect()));
        content.put("alpha", RankTest.ALPHA);
        content.put("family", comparison.family());
        content.put(
                "sides", comparison.sides().stream().map(ComparisonJson::side).toList());
        content.put("place", comparison.place());
        Map<String, Object> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.toString(), comparison.count(outcome));
        }
        content.put("outcomes", outcomes);
        content.put("regression", comparison.isRegression());
        content.put(
                "environments",
                comparison.environments().stream()
                        .map(differences -> differences.stream()
                                .map(ComparisonJson::difference)
                                .toList())
                        .toList());
        content.put(
                "cells",
                comparison.cells().stream().map(cell -> cell(comparison, cell)).toList());
        content.put(
                "without_partner",
                comparison.unpartnered().stream()
                        .map(cell -> unpartnered(comparison, cell))
                        .toList());
        content.put("notes", comparison.notes());
        try {
            return JSON.writeValueAsString(content) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    private static Map<String, Object> side(Comparison.Described side) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", side.name());
        content.put("about", side.about());
        return content;
    }

    private static Map<String, Object> difference(EnvironmentDifference difference) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("key", difference.key());
        content.put("a", difference.a());
        content.put("b", difference.b());
        content.put("must_agree", difference.mustAgree());
        return content;
    }

    private static Map<String, Object> cell(Comparison comparison, ComparedCell cell) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("cell", comparison.label(cell.cell()));
        if (!cell.baseline().equals(cell.cell())) {
            content.put("against", comparison.label(cell.baseline()));
        }
        content.put("candidate", cell.candidate() + 1);
        content.put("parameters", cell.cell().values());
        content.put("a", trials(cell.a()));
        content.put("b", trials(cell.b()));
        content.put(
                "endpoints",
                cell.contrasts().stream().map(ComparisonJson::contrast).toList());
        content.put("unknown", cell.unknown().stream().map(Endpoint::name).toList());
        return content;
    }

    private static Map<String, Object> trials(ComparedCell.Trials trials) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("trials", trials.count());
        content.put("suspect", trials.suspect());
        content.put("unstable", trials.unstable());
        return content;
    }

    private static Map<String, Object> contrast(Contrast contrast) {
        Endpoint endpoint = contrast.endpoint();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("endpoint", endpoint.name());
        content.put("unit", endpoint.unit());
        content.put("primary", endpoint.isPrimary());
        content.put("better", endpoint.better() == Endpoint.Better.HIGHER ? "higher" : "lower");
        content.put("trials_a", contrast.trialsOfA());
        content.put("trials_b", contrast.trialsOfB());
        content.put("paired", contrast.isPaired());
        content.put("merged", contrast.isMerged());
        content.put("a", round(contrast.a()));
        content.put("b", round(contrast.b()));
        put(content, "ratio", contrast.ratio());
        contrast.interval()
                .ifPresent(interval ->
                        content.put("ratio_interval", List.of(round(interval.low()), round(interval.high()))));
        put(content, "p", contrast.p());
        put(content, "p_holm", contrast.adjusted());
        content.put("delta", round(contrast.delta()));
        putPercent(content, "matters_percent", contrast.matters());
        putPercent(content, "detectable_percent", contrast.detectable());
        contrast.needed().ifPresent(needed -> content.put("trials_needed", needed));
        contrast.outcome().ifPresent(outcome -> content.put("outcome", outcome.toString()));
        return content;
    }

    private static void put(Map<String, Object> content, String name, OptionalDouble value) {
        value.ifPresent(number -> content.put(name, round(number)));
    }

    private static void putPercent(Map<String, Object> content, String name, OptionalDouble share) {
        share.ifPresent(number -> content.put(name, round(100 * number)));
    }

    /** To seven digits: the rest is noise of the arithmetic. */
    private static double round(double value) {
        return new BigDecimal(value).round(new MathContext(7)).doubleValue();
    }

    private static Map<String, Object> unpartnered(Comparison comparison, Unpartnered cell) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("side", comparison.sides().get(cell.side()).name());
        content.put("cell", comparison.label(cell.cell()));
        content.put("closest", cell.closest());
        content.put("parameters", cell.cell().values());
        return content;
    }
}
