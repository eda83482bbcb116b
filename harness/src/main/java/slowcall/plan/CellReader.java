package slowcall.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import slowcall.plan.Factors.At;

/** Reads one entry of {@code cells}: every combination of its arrays' values. */
final class CellReader {
    private static final String OR_IN_DEFAULTS = "give it here or in \"defaults\", such as ";

    private final Fields fields;
    private final List<At<Subject>> subjects;
    private final List<At<Arrivals>> arrivals;
    private final List<At<RequestShape>> shapes;
    private final List<At<ServiceProfile>> delays;
    private final Awaits awaits;
    private final String client;
    private final Optional<Integer> connections;
    private final Timing timing;
    private final TrialJvm jvm;

    private CellReader(Fields fields) {
        this.fields = fields;
        this.subjects = factor("strategy", Subject::read);
        this.arrivals = factor("arrivals", Factors::arrivals);
        this.shapes = factor("shape", Factors::shape);
        this.delays = factor("delay", Factors::delay);
        this.awaits = awaits();
        this.client = word("client", Clients.NAMES);
        this.connections = fields.find("connections").flatMap(CellReader::connections);
        this.timing = new Timing(
                duration("warmup", Duration.ofSeconds(30), Timing::requireWarmup),
                duration("measure", Duration.ofSeconds(10), Timing::requireMeasure),
                duration("timeout", Duration.ofSeconds(10), Timing::requireTimeout));
        this.jvm = jvm();
    }

    /**
     * Checks the values that cells may fall back on, even where none does.
     *
     * @throws PlanException at the first that is wrong
     */
    static Fields defaults(Json json) {
        return new CellReader(Fields.of("\"defaults\"", json, Vocabulary.DEFAULTS)).fields;
    }

    /** The cells, those of the same load side by side. */
    static List<Cell> read(Json json, Fields defaults) {
        return new CellReader(Fields.of("a cell", json, Vocabulary.CELL).orElse(defaults)).combinations();
    }

    private List<Cell> combinations() {
        fields.require("strategy", "name one, such as \"virtual-threads\"");
        fields.require("arrivals", OR_IN_DEFAULTS + "{\"constant\": 400}");
        fields.require("delay", OR_IN_DEFAULTS + "\"200ms\"");
        List<At<RequestShape>> shapesOrSingle =
                shapes.isEmpty() ? List.of(new At<>(fields.position(), new RequestShape.Single())) : shapes;
        Combination.requireCells(
                (long) subjects.size() * arrivals.size() * delays.size() * shapesOrSingle.size(), fields.position());
        List<Cell> cells = new ArrayList<>();
        for (At<ServiceProfile> delay : delays) {
            for (At<RequestShape> shape : shapesOrSingle) {
                for (At<Arrivals> arrival : arrivals) {
                    for (At<Subject> subject : subjects) {
                        cells.add(cell(subject.value(), arrival, shape, delay));
                    }
                }
            }
        }
        return cells;
    }

    private Cell cell(Subject subject, At<Arrivals> arrivals, At<RequestShape> shape, At<ServiceProfile> delay) {
        Combination.require(subject, arrivals, shape);
        Combination.requireOffer(arrivals, timing);
        Position timeout = fields.find("timeout").map(Json::position).orElse(delay.position());
        Combination.requireTimeout(timing.timeout(), timeout, shape.value(), delay.value());
        return new Cell(
                subject.name(),
                subject.settings(),
                awaits,
                shape.value(),
                arrivals.value(),
                delay.value(),
                Optional.empty(),
                Exchange.through(client),
                connections.orElseGet(() -> Connections.enough(arrivals.value(), shape.value(), delay.value())),
                Work.NONE,
                false,
                timing,
                jvm,
                Probing.ALL,
                subject.position());
    }

    /** One value or several; none if the plan says nothing. */
    private <T> List<At<T>> factor(String key, Function<Json, T> reader) {
        return fields.find(key)
                .map(json -> Factors.oneOrMore(key, json, reader))
                .orElseGet(List::of);
    }

    private Awaits awaits() {
        List<String> words = Stream.of(Awaits.values()).map(Awaits::toString).toList();
        return Awaits.valueOf(word("awaits", words).toUpperCase(Locale.ROOT));
    }

    /** Empty for {@code "auto"}. */
    private static Optional<Integer> connections(Json json) {
        if (json instanceof Json.Text) {
            String text = Values.text("connections", json);
            if (text.equals("auto")) {
                return Optional.empty();
            }
            throw json.refuse("\"connections\" " + Json.quote(text) + " must be a whole number or \"auto\"");
        }
        int count = Values.integer("connections", json);
        return Optional.of(json.located(() -> Cell.requireConnections(count)));
    }

    private TrialJvm jvm() {
        String gc = word("gc", TrialJvm.GCS);
        return fields.find("heap")
                .map(json -> {
                    int mib = Values.mebibytes("heap", json);
                    return json.located(() -> TrialJvm.of(mib, gc));
                })
                .orElseGet(() -> TrialJvm.of(512, gc));
    }

    /** One of {@code words}; the first is the default. */
    private String word(String key, List<String> words) {
        return fields.find(key).map(json -> Values.word(key, json, words)).orElseGet(words::getFirst);
    }

    private Duration duration(String key, Duration unlessGiven, UnaryOperator<Duration> check) {
        return fields.find(key)
                .map(json -> {
                    Duration duration = Values.duration(key, json);
                    return json.located(() -> check.apply(duration));
                })
                .orElse(unlessGiven);
    }
}
