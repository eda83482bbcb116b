package slowcall.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import slowcall.validity.Check;
import slowcall.validity.Checks;

/** What to know of an answer that a target gave: its delay was estimated, and nobody but the callers saw what happened. */
final class TargetWords {
    /** Times the estimate, or one in so many: more is another dependency than sizes were looked for. */
    private static final double FAR = 1.2;

    private final Question question;
    private final List<Measurement> measurements;

    TargetWords(Question question, List<Measurement> measurements) {
        this.question = question;
        this.measurements = measurements;
    }

    /** A line each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        measurements.stream()
                .filter(Measurement::isSteady)
                .map(measurement -> measurement.row().number("call_mean_ms"))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average()
                .ifPresent(took -> notes.add(took(took)));
        String unjudged = unjudged();
        if (!unjudged.isEmpty()) {
            notes.add(
                    "a target tells nothing of itself and keeps no books: there is no excess and no figure of the service;"
                            + " checks that had nothing to judge here: " + unjudged);
        }
        return notes;
    }

    private String took(double millis) {
        double estimated = question.delay().profile().meanMillis();
        boolean isFar = millis > FAR * estimated || estimated > FAR * millis;
        return String.format(
                        Locale.ROOT,
                        "calls took %.1f ms on average, and were estimated to take %.1f ms",
                        millis,
                        estimated)
                + (isFar
                        ? String.format(
                                Locale.ROOT,
                                "; sizes were looked for by the estimate, so ask again with --delay %.0fms",
                                Math.max(1, millis))
                        : "");
    }

    /** Checks that had nothing to look at in any trial, which is not to say that they are content. */
    private String unjudged() {
        return Checks.all().stream()
                .filter(check -> measurements.stream().noneMatch(measurement -> check.judges(measurement.row())))
                .map(Check::code)
                .collect(Collectors.joining(", "));
    }
}
