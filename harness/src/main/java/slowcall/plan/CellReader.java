package slowcall.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads one entry of {@code cells}: every combination of its arrays' values. */
final class CellReader {
    private static final String OR_IN_DEFAULTS = "give it here or in \"defaults\", such as ";

    private final Fields fields;
    private final Optional<StrategyChoice> subject;
    private final Optional<Arrivals> arrivals;
    private final RequestShape shape;
    private final Users users;
    private final Optional<ServiceProfile> delay;
    private final Optional<Outage> outage;
    private final ServiceThreads serviceThreads;
    private final Awaits awaits;
    private final Exchange exchange;
    private final Optional<Integer> connections;
    private final Work work;
    private final boolean cancels;
    private final Timing timing;
    private final TrialJvm jvm;
    private final Probing probes;

    /** Reads what is given, without arrays. */
    private CellReader(Fields fields, Delays delays) {
        this.fields = fields;
        this.subject = fields.read("strategy", StrategyChoice::read);
        this.arrivals = fields.read("arrivals", Factors::arrivals);
        this.shape = fields.read("shape", Factors::shape).orElseGet(RequestShape.Single::new);
        this.users = fields.read("users", Factors::users).orElse(Users.USUAL);
        this.delay = fields.read("delay", delays::read);
        this.outage = fields.read("outage", Factors::outage).orElse(Optional.empty());
        this.serviceThreads = fields.read("service", Factors::serviceThreads).orElse(ServiceThreads.AUTO);
        this.awaits = fields.read("awaits", json -> Values.oneOf("awaits", json, Awaits.class))
                .orElse(Awaits.RESULT);
        this.exchange = Factors.exchange(fields);
        this.connections = fields.find("connections").flatMap(CellReader::connections);
        this.work = Factors.work(fields);
        this.cancels = fields.read("cancel", json -> Values.word("cancel", json, List.of("never", "deadline")))
                .map("deadline"::equals)
                .orElse(exchange.target().isPresent());
        this.timing = new Timing(
                duration("warmup", Duration.ofSeconds(30), Timing::requireWarmup),
                duration("measure", Duration.ofSeconds(10), Timing::requireMeasure),
                duration("timeout", Duration.ofSeconds(10), Timing::requireTimeout));
        this.jvm = Factors.jvm(fields);
        this.probes = fields.read("probes", json -> Values.oneOf("probes", json, Probing.class))
                .orElse(Probing.ALL);
    }

    /**
     * Checks the values that cells may fall back on, even where none does.
     *
     * @throws PlanException at the first that is wrong
     */
    static Fields defaults(Json json, Delays delays) {
        return checked(Fields.of("\"defaults\"", json, Vocabulary.DEFAULTS), delays);
    }

    /** These fields, if each of their values is right. */
    static Fields checked(Fields fields, Delays delays) {
        fields.samples(Vocabulary.FACTORS).forEach(sample -> new CellReader(sample, delays));
        return fields;
    }

    /** The cells, those of the same load side by side. */
    static List<Cell> read(Json json, Fields defaults, Delays delays) {
        Fields fields = Fields.of("a cell", json, Vocabulary.CELL).orElse(defaults);
        Combination.requireCells(fields.combinationCount(Vocabulary.FACTORS), fields.position());
        return fields.combinations(Vocabulary.FACTORS).stream()
                .map(one -> new CellReader(one, delays).cell())
                .toList();
    }

    private Cell cell() {
        StrategyChoice who = given(subject, "strategy", "name one, such as \"virtual-threads\"");
        Arrivals when = given(arrivals, "arrivals", OR_IN_DEFAULTS + "{\"constant\": 400}");
        ServiceProfile service = given(delay, "delay", OR_IN_DEFAULTS + "\"200ms\"");
        Cell cell = new Cell(
                who.name(),
                who.settings(),
                awaits,
                shape,
                users,
                when,
                service,
                outage,
                serviceThreads,
                exchange,
                connections.orElseGet(() -> Connections.enough(when, shape, service, exchange)),
                work,
                cancels,
                timing,
                jvm,
                probes,
                who.position());
        Combination.require(cell, fields);
        return cell;
    }

    private <T> T given(Optional<T> value, String key, String remedy) {
        return value.orElseThrow(() -> new PlanException(fields.position(), "\"" + key + "\" is missing; " + remedy));
    }

    /** Empty for {@code "auto"}. */
    private static Optional<Integer> connections(Json json) {
        if (json instanceof Json.Text text) {
            if (text.value().equals("auto")) {
                return Optional.empty();
            }
            throw json.refuse("\"connections\" " + Json.quote(text.value()) + " must be a whole number or \"auto\"");
        }
        int count = Values.integer("connections", json);
        return Optional.of(json.located(() -> Cell.requireConnections(count)));
    }

    private Duration duration(String key, Duration unlessGiven, UnaryOperator<Duration> check) {
        return fields.read(key, json -> {
                    Duration duration = Values.duration(key, json);
                    return json.located(() -> check.apply(duration));
                })
                .orElse(unlessGiven);
    }
}
