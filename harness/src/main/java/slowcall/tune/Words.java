package slowcall.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import slowcall.stats.Quantiles;

/** What was found, in words: the answer in a sentence, and what else to know. */
final class Words {
    private final Outcome outcome;
    private final Question question;

    Words(Outcome outcome) {
        this.outcome = outcome;
        this.question = outcome.question();
    }

    /** Why nothing can complete as much as is asked for: no more is offered. */
    static Optional<String> moreThanOffered(Question question) {
        return question.asked().stream()
                .filter(objective -> !question.findsRate()
                        && objective instanceof Objective.Goodput goodput
                        && goodput.limit(question.lowestRate()) > 1)
                .findFirst()
                .map(goodput -> "nothing can meet " + goodput.text() + ": no more than the "
                        + rate(question.lowestRate()) + " that are offered can be completed");
    }

    /**
     * Why nothing can meet the objectives, whatever its size, and what would: known without measuring. What a target takes is only
     * estimated, and proves nothing.
     */
    static Optional<String> impossible(Question question, QueueModel model) {
        Optional<String> tooMuch = moreThanOffered(question);
        return tooMuch.isPresent() || question.target().isPresent() ? tooMuch : shorterThanTheDelay(question, model);
    }

    /** What speaks against an answer before anything is measured, where it is an estimate only. */
    static Optional<String> doubt(Question question, QueueModel model) {
        return question.target().isPresent() && question.delay().isKnown()
                ? shorterThanTheDelay(question, model).map(why -> "if --delay is right, " + why)
                : Optional.empty();
    }

    private static Optional<String> shorterThanTheDelay(Question question, QueueModel model) {
        Arm first = question.arms().getFirst();
        Point unlimited = new Point(new Arm(first.strategy(), first.settings(), Optional.empty()), 0, question.rate());
        for (Objective objective : question.asked()) {
            if (objective instanceof Objective.Latency latency) {
                double alone = model.longRun(latency, unlimited, 0);
                if (alone > latency.millis()) {
                    return Optional.of(String.format(
                            Locale.ROOT,
                            "nothing can meet %s: the dependency's own %s is %.0f ms; it has to be faster, or the objective above that",
                            latency.text(),
                            latency.name(),
                            alone));
                }
            }
        }
        return Optional.empty();
    }

    /** The answer. */
    String sentence() {
        List<String> clauses = new ArrayList<>();
        boolean objectiveSaid = false;
        for (Answer answer : outcome.answers()) {
            boolean meets = answer.confirmed() == Meets.YES;
            clauses.add(meets && objectiveSaid ? size(answer) + " does too" : clause(answer));
            objectiveSaid |= meets;
        }
        question.arms().stream()
                .filter(arm -> !arm.isSized() && !question.findsRate())
                .map(this::unsized)
                .forEach(clauses::add);
        if (areAllSuspect()) {
            clauses.add("every trial of that is suspect");
        }
        return String.join("; ", clauses);
    }

    private boolean areAllSuspect() {
        List<Measurement> counting =
                outcome.measurements().stream().filter(Measurement::counts).toList();
        return !counting.isEmpty() && counting.stream().allMatch(Words::isSuspect);
    }

    private static boolean isSuspect(Measurement measurement) {
        return measurement.row().text("verdict").equals("SUSPECT");
    }

    private String clause(Answer answer) {
        if (answer.chosen().isEmpty()) {
            if (mayBeMet(answer.arm())) {
                return "nothing shows that " + answer.arm().label() + " meets " + objectives() + atRate()
                        + ": its trials lie too far apart; more of them would tell (--max-trials)";
            }
            String what = question.findsRate()
                    ? "no rate is low enough for " + answer.arm().label() + " "
                            + question.size().getAsInt() + " to meet "
                    : "no size of " + answer.arm().label() + " meets ";
            return what + objectives() + atRate() + ": " + why(answer.arm());
        }
        return switch (answer.confirmed()) {
            case YES ->
                question.findsRate()
                        ? size(answer) + " with " + objectives()
                        : size(answer) + " meets " + objectives() + atRate();
            case UNCLEAR ->
                size(answer) + " may meet " + objectives() + atRate() + ", but the confirmation does not show it: "
                        + confirmation(answer) + "; more trials would tell (--confirm, --max-trials)";
            case NO ->
                size(answer) + " looked as if it met " + objectives() + atRate()
                        + ", but the confirmation says that it does not: " + confirmation(answer);
        };
    }

    /** Whether what asks least of it may meet the objectives. */
    private boolean mayBeMet(Arm arm) {
        List<Measurement> own = outcome.measurements().stream()
                .filter(measurement -> measurement.point().arm().equals(arm))
                .toList();
        Point easiest = easiest(own);
        return own.stream().anyMatch(Measurement::counts)
                && outcome.evidence().judge(easiest, outcome.evidence().of(easiest)) != Meets.NO;
    }

    /** {@code fixed-pool 65 [63–65]}, or {@code fixed-pool 84 sustains 398/s [398–406]}. */
    private String size(Answer answer) {
        Point chosen = answer.chosen().orElseThrow();
        if (question.findsRate()) {
            return answer.arm().label() + " " + chosen.size() + " sustains " + rate(chosen.rate()) + " ["
                    + number(chosen.rate()) + "–" + number(answer.first().rate()) + "]";
        }
        return answer.arm().label() + " " + chosen.size() + " ["
                + answer.first().size() + "–" + chosen.size() + "]";
    }

    private String atRate() {
        return question.findsRate() ? "" : " at " + rate(question.rate());
    }

    private String objectives() {
        return question.asked().stream().map(Objective::text).collect(Collectors.joining(" and "));
    }

    private String confirmation(Answer answer) {
        Point chosen = answer.chosen().orElseThrow();
        List<Measurement> own = answer.confirmation();
        if (own.stream().noneMatch(Measurement::counts)) {
            return "none of its trials can be believed";
        }
        if (own.stream().anyMatch(Measurement::unstable)) {
            return "its backlog grew";
        }
        return question.objectives().stream()
                .filter(objective -> outcome.evidence().judge(objective, chosen, own) != Meets.YES)
                .map(objective -> figure(objective, outcome.evidence().estimate(objective, chosen, own)))
                .collect(Collectors.joining(", "));
    }

    private static String figure(Objective objective, Estimate estimate) {
        String name = objective instanceof Objective.Latency latency
                ? latency.name()
                : objective.text().replaceFirst(" [≤≥].*", "");
        if (Double.isNaN(estimate.value())) {
            return name + " is not known: too few trials can be compared";
        }
        return objective.unit().equals("ms")
                ? String.format(
                        Locale.ROOT,
                        "%s comes to %.0f [%.0f–%.0f] ms",
                        name,
                        estimate.value(),
                        estimate.low(),
                        estimate.high())
                : String.format(
                        Locale.ROOT,
                        "%s comes to %.2f [%.2f–%.2f] %%",
                        name,
                        100 * estimate.value(),
                        100 * estimate.low(),
                        100 * estimate.high());
    }

    private String unsized(Arm arm) {
        Point point = new Point(arm, 0, question.rate());
        List<Measurement> own = outcome.evidence().of(point);
        return switch (outcome.evidence().judge(point, own)) {
            case YES -> arm.label() + " needs no size" + protection();
            case UNCLEAR -> arm.label() + ", without a size, may or may not: " + worst(point, own);
            case NO -> arm.label() + ", without a size, does not: " + worst(point, own);
        };
    }

    /** What is unlimited sends everything to the service; the limited twin says how much of that is enough. */
    private String protection() {
        return outcome.answers().stream()
                .filter(answer -> answer.arm().unit().equals("permits") && answer.confirmed() == Meets.YES)
                .findFirst()
                .flatMap(Answer::chosen)
                .map(limit -> ", a limit of " + limit.size() + " protects the service")
                .orElse("");
    }

    private String worst(Point point, List<Measurement> own) {
        if (own.stream().noneMatch(Measurement::counts)) {
            return "none of its trials can be believed";
        }
        if (own.stream().allMatch(Measurement::unstable)) {
            return "its backlog grew" + usedUp(own);
        }
        Meets verdict = outcome.evidence().judge(point, own);
        return question.objectives().stream()
                        .filter(objective -> outcome.evidence().judge(objective, point, own) == verdict)
                        .map(objective -> figure(objective, outcome.evidence().estimate(objective, point, own)))
                        .collect(Collectors.joining(", "))
                + usedUp(own);
    }

    private static String usedUp(List<Measurement> own) {
        String limits = own.stream()
                .map(measurement -> measurement.row().text("limited_by"))
                .filter(limit -> !limit.isEmpty() && !limit.equals("nothing"))
                .distinct()
                .collect(Collectors.joining(" and "));
        return limits.isEmpty() ? "" : ", limited by " + limits;
    }

    /** Why nothing meets the objectives, and what would. */
    private String why(Arm arm) {
        List<Measurement> own = outcome.measurements().stream()
                .filter(measurement -> measurement.point().arm().equals(arm))
                .toList();
        if (own.stream().noneMatch(Measurement::counts)) {
            return "none of its trials can be believed";
        }
        Point easiest = easiest(own);
        return "even " + (question.findsRate() ? rate(easiest.rate()) : easiest.size() + " " + arm.unit())
                + ", with hardly a wait, are not enough: "
                + worst(easiest, outcome.evidence().of(easiest)) + remedy(easiest);
    }

    private static Point easiest(List<Measurement> own) {
        return own.stream()
                .map(Measurement::point)
                .max(Comparator.comparingInt(Point::size).thenComparingDouble(point -> -point.rate()))
                .orElseThrow();
    }

    private String remedy(Point easiest) {
        String limits = usedUp(outcome.evidence().of(easiest));
        if (limits.contains("cpu")) {
            return "; the rate needs more processors";
        }
        if (limits.contains("service")) {
            return "; the service is what there is too little of";
        }
        return "";
    }

    /** What else to know, a line each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Answer answer : outcome.answers()) {
            answer.plateau()
                    .ifPresent(from -> notes.add(String.format(
                            Locale.ROOT,
                            "%s: from %s on nothing is gained any more, %s stays within 3 %% of what it is when nobody waits",
                            answer.arm().label(),
                            question.findsRate()
                                    ? rate(from.rate()) + " down"
                                    : from.size() + " " + answer.arm().unit(),
                            latencyName())));
        }
        notes.addAll(tooFewBeyond());
        long lost = outcome.measurements().stream().filter(m -> !m.counts()).count();
        if (lost > 0) {
            notes.add(lost + " of " + outcome.measurements().size()
                    + " trials failed or are INVALID, and were left out; trials.csv says why");
        }
        long suspect = outcome.measurements().stream().filter(Words::isSuspect).count();
        if (suspect > 0) {
            notes.add(suspect + " of " + outcome.measurements().size()
                    + " trials are SUSPECT, and count all the same; trials.csv says why");
        }
        if (question.target().isPresent()) {
            notes.addAll(new TargetWords(question, outcome.measurements()).notes());
        }
        return notes;
    }

    /** Percentiles that the requests of an answer's trials are too few for, and how long they would have to be. */
    private List<String> tooFewBeyond() {
        Question.Effort effort = question.effort();
        double measured = effort.measure().toMillis() / 1000.0;
        return question.asked().stream()
                .filter(Objective.Latency.class::isInstance)
                .map(Objective.Latency.class::cast)
                .filter(latency -> seconds(latency) > measured)
                .map(latency -> String.format(
                        Locale.ROOT,
                        "%s itself takes %d requests beyond it to be measured, that is --measure %.0fs; what is expected follows from all requests",
                        latency.name(),
                        Quantiles.SAMPLES_BEYOND,
                        Math.ceil(seconds(latency))))
                .toList();
    }

    /** Of each of an answer's trials, the first one and those that confirm it. */
    private double seconds(Objective.Latency latency) {
        return Quantiles.SAMPLES_BEYOND
                / (1 - latency.quantile())
                / question.rate()
                / (question.effort().confirmations() + 1);
    }

    private String latencyName() {
        return question.objectives().stream()
                .filter(Objective.Latency.class::isInstance)
                .map(objective -> ((Objective.Latency) objective).name())
                .findFirst()
                .orElse("latency");
    }

    /** Rates lower than the highest, and what is expected to be enough for them: a line for each strategy and rate. */
    List<String> lowerRates() {
        List<String> lines = new ArrayList<>();
        for (Answer answer : outcome.answers()) {
            for (double rate : question.rates()) {
                if (rate < question.rate() && answer.chosen().isPresent()) {
                    lines.add(lowerRate(answer, rate));
                }
            }
        }
        return lines;
    }

    private String lowerRate(Answer answer, double rate) {
        Point chosen = answer.chosen().orElseThrow();
        var axis = new Axis.Sizes(rate, chosen.size());
        var enough = new Quest(answer.arm(), axis).expected(outcome.evidence(), 0);
        Point same = new Point(answer.arm(), chosen.size(), rate);
        return answer.arm().label() + " at " + rate(rate) + ": "
                + (enough.isPresent()
                        ? (enough.getAsInt() + 1) + " " + answer.arm().unit() + " are expected to be enough; "
                        : "")
                + "with " + chosen.size() + ", "
                + question.asked().stream()
                        .map(objective -> figure(
                                objective,
                                outcome.evidence()
                                        .estimate(
                                                objective,
                                                same,
                                                outcome.evidence().of(same))))
                        .collect(Collectors.joining(", "));
    }

    private static String rate(double rate) {
        return number(rate) + "/s";
    }

    private static String number(double value) {
        return Objective.Parts.number(Math.round(value * 100) / 100.0);
    }
}
