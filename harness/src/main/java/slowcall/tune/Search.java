package slowcall.tune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Looks for the smallest size that meets the objectives, or the highest rate at which a size does, for all strategies side by side: a
 * first guess by queueing theory, a sweep of the first strategy around it, refinement where the answers must lie, and a confirmation of
 * the answers on fresh forks with schedules that had no part in their choice.
 */
final class Search {
    /** Points of the first strategy's sweep. */
    static final int SWEEP = 3;

    /** A confirmation none of whose trials can be believed says nothing of the size, and is repeated so often. */
    private static final int MOST_REPEATS = 2;

    private final Question question;
    private final QueueModel model;
    private final Probe probe;
    private final List<Quest> quests = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final Map<Point, String> purposes = new LinkedHashMap<>();
    private int trials;

    Search(Question question, QueueModel model, Probe probe) {
        this.question = question;
        this.model = model;
        this.probe = probe;
        for (Arm arm : question.arms()) {
            if (arm.isSized()) {
                quests.add(new Quest(arm, axis()));
            }
        }
    }

    private Axis axis() {
        if (question.size().isPresent()) {
            return new Axis.Rates(question.size().getAsInt(), highestRate(question));
        }
        // A target may take longer than it was estimated to.
        double load = (question.target().isPresent() ? 2 : 1) * question.load();
        // From here on hardly anybody waits, whatever the objective.
        return new Axis.Sizes(question.rate(), (int)
                Math.min(100_000, Math.ceil(1.2 * load + 8 * Math.sqrt(load) + 8)));
    }

    /** The highest rate that a size is tried at. */
    static double highestRate(Question question) {
        double delay = question.delay().profile().meanMillis() / 1000;
        return question.findsRate()
                ? Math.min(question.mostRps(), 1.25 * question.size().getAsInt() / delay)
                : question.rate();
    }

    /** Measures until the answer is confirmed, or the trials are used up. */
    Outcome run() throws IOException, InterruptedException {
        sweep();
        refine();
        Map<Arm, Answer> answers = confirm();
        otherRates(answers);
        Evidence evidence = evidence();
        return new Outcome(
                question,
                model,
                evidence,
                answers.values().stream()
                        .map(answer -> answer.reconsidered(evidence))
                        .toList(),
                Map.copyOf(purposes),
                List.copyOf(measurements));
    }

    private Evidence evidence() {
        return new Evidence(question, model, measurements);
    }

    /** The first step that the formulas predict to meet the latencies asked for. */
    int firstGuess(Quest quest) {
        return quest.first(0, this::isPredictedToMeet).orElse(quest.axis().steps() - 1);
    }

    private boolean isPredictedToMeet(Point point) {
        double load = point.rate() * question.delay().profile().meanMillis() / 1000;
        boolean bears = question.isPoisson() ? load < point.size() : load <= point.size();
        return bears
                && question.objectives().stream()
                        .filter(Objective.Latency.class::isInstance)
                        .map(Objective.Latency.class::cast)
                        .allMatch(latency -> model.predictedMillis(point, latency.quantile()) <= latency.millis());
    }

    private void sweep() throws IOException, InterruptedException {
        List<Point> points = new ArrayList<>();
        Quest first = quests.getFirst();
        for (int step : first.axis().sweep(firstGuess(first))) {
            first.measured(step);
            points.add(first.at(step));
        }
        if (!question.findsRate()) {
            question.arms().stream()
                    .filter(arm -> !arm.isSized())
                    .forEach(arm -> points.add(new Point(arm, 0, question.rate())));
        }
        measure("sweep", points, 1);
    }

    private void refine() throws IOException, InterruptedException {
        int kept = quests.size()
                * (question.effort().confirmations() + question.rates().size() - 1);
        while (true) {
            Map<Quest, Integer> steps = next(question.effort().mostTrials() - trials - kept);
            if (steps.isEmpty()) {
                return;
            }
            List<Point> points = new ArrayList<>();
            steps.forEach((quest, step) -> {
                quest.measured(step);
                points.add(quest.at(step));
            });
            measure("refine", points, 1);
        }
    }

    /** The steps to measure next, at most so many: those who have not begun come first, for they need one. */
    private Map<Quest, Integer> next(int most) {
        Evidence evidence = evidence();
        Map<Quest, Integer> steps = new LinkedHashMap<>();
        quests.stream().sorted(Comparator.comparing(Quest::hasBegun)).forEach(quest -> {
            OptionalInt step = quest.hasBegun() ? quest.next(evidence) : OptionalInt.of(beginning(quest, evidence));
            if (step.isPresent() && steps.size() < most) {
                steps.put(quest, step.getAsInt());
            }
        });
        return steps;
    }

    /** Where the first strategy is expected to meet the objectives: between kinds of thread lies little, as long as they queue alike. */
    private int beginning(Quest quest, Evidence evidence) {
        Quest first = quests.getFirst();
        boolean alike = quest.arm().places() == first.arm().places();
        OptionalInt expected = alike ? first.expected(evidence, 0) : OptionalInt.empty();
        return expected.orElseGet(() -> firstGuess(quest));
    }

    private Map<Arm, Answer> confirm() throws IOException, InterruptedException {
        int blocks = question.effort().confirmations();
        Map<Arm, Answer> answers = new LinkedHashMap<>();
        Map<Quest, OptionalInt> choices = new LinkedHashMap<>();
        Evidence before = evidence();
        for (Quest quest : quests) {
            choices.put(quest, quest.choice(before));
            answers.put(quest.arm(), Answer.none(quest.arm()));
        }
        int kept = quests.size() * (question.rates().size() - 1);
        Map<Quest, Integer> repeats = new HashMap<>();
        while (true) {
            choices.values().removeIf(OptionalInt::isEmpty);
            List<Point> points = new ArrayList<>();
            choices.forEach((quest, choice) -> points.add(quest.at(choice.getAsInt())));
            if (points.isEmpty()
                    || trials + points.size() * blocks + kept
                            > question.effort().mostTrials()) {
                return answers;
            }
            List<Measurement> fresh = measure("confirm", points, blocks);
            Evidence evidence = evidence();
            Map<Quest, OptionalInt> retries = new HashMap<>();
            choices.forEach((quest, choice) -> {
                Answer answer = answer(quest, choice.getAsInt(), evidence, fresh);
                answers.put(quest.arm(), answer);
                if (answer.isBelievable()) {
                    retries.put(quest, larger(quest, choice.getAsInt(), answer, evidence));
                } else if (repeats.merge(quest, 1, Integer::sum) <= MOST_REPEATS) {
                    retries.put(quest, choice);
                }
            });
            choices.replaceAll((quest, choice) -> retries.getOrDefault(quest, OptionalInt.empty()));
        }
    }

    /** What to confirm instead of a choice that was not. */
    private static OptionalInt larger(Quest quest, int choice, Answer answer, Evidence evidence) {
        return answer.confirmed() == Meets.YES ? OptionalInt.empty() : quest.expected(evidence, choice + 1);
    }

    private Answer answer(Quest quest, int choice, Evidence evidence, List<Measurement> fresh) {
        Point chosen = quest.at(choice);
        List<Measurement> own =
                fresh.stream().filter(m -> m.point().equals(chosen)).toList();
        int first = Math.max(quest.first(0, evidence::mayMeet).orElse(choice), quest.lastMissing(evidence) + 1);
        Optional<Point> plateau = plateau(quest, evidence, choice);
        return new Answer(
                quest.arm(),
                Optional.of(chosen),
                quest.at(Math.min(first, choice)),
                evidence.judge(chosen, own),
                own,
                plateau);
    }

    /** The first step from which on the first percentile asked for is as good as at the last, within what nobody would notice. */
    private Optional<Point> plateau(Quest quest, Evidence evidence, int choice) {
        return question.objectives().stream()
                .filter(Objective.Latency.class::isInstance)
                .findFirst()
                .flatMap(latency -> {
                    double overhead = evidence.overhead(quest.arm()).value();
                    double best = model.longRun(latency, quest.at(quest.axis().steps() - 1), overhead);
                    OptionalInt from = quest.first(
                            choice, point -> model.longRun(latency, point, overhead) <= Answer.PLATEAU * best);
                    return from.isPresent() ? Optional.of(quest.at(from.getAsInt())) : Optional.empty();
                });
    }

    /** What the answer does at the lower rates. */
    private void otherRates(Map<Arm, Answer> answers) throws IOException, InterruptedException {
        List<Point> points = new ArrayList<>();
        for (Answer answer : answers.values()) {
            answer.chosen()
                    .ifPresent(chosen -> question.rates().stream()
                            .filter(rate -> rate < question.rate())
                            .forEach(rate -> points.add(new Point(answer.arm(), chosen.size(), rate))));
        }
        if (!points.isEmpty()) {
            measure("rates", points, 1);
        }
    }

    private List<Measurement> measure(String purpose, List<Point> points, int blocks)
            throws IOException, InterruptedException {
        trials += points.size() * blocks;
        points.forEach(
                point -> purposes.merge(point, purpose, (old, next) -> old.equals(next) ? old : old + " " + next));
        // What confirms must not have had a part in the choice: neither its forks nor its schedules.
        long seed = question.effort().seed() + (purpose.equals("confirm") ? 1 : 0);
        List<Measurement> fresh = probe.measure(purpose, points, blocks, seed);
        measurements.addAll(fresh);
        return fresh;
    }
}
