package slowcall.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parts of a cell, each from its own value or from the fields that make it up. */
final class Factors {
    private static final String STEP = "{\"base\": 200, \"peak\": 1000, \"after\": \"3s\", \"for\": \"2s\"}";
    private static final String SHAPES = "; write it as \"single\", {\"chain\": 3} or {\"fan-out\": 3}";

    private Factors() {}

    static Arrivals arrivals(Json json) {
        if (!(json instanceof Json.Struct)) {
            throw json.refuse("\"arrivals\" must be an object, not " + json.kind()
                    + "; write it as {\"constant\": 400} (requests per second), {\"poisson\": 400},"
                    + " {\"closed\": 160} (callers), {\"burst\": 1000} (requests), {\"hold\": 1000} (requests) or"
                    + " {\"step\": " + STEP + "}");
        }
        Map.Entry<String, Json> only = Fields.only("\"arrivals\"", json, Vocabulary.ARRIVALS);
        String key = only.getKey();
        Json value = only.getValue();
        return value.located(() -> switch (key) {
            case "constant" -> new Arrivals.Constant(Values.number(key, value));
            case "poisson" -> new Arrivals.Poisson(Values.number(key, value));
            case "closed" -> new Arrivals.Closed(Values.integer(key, value));
            case "burst" -> new Arrivals.Burst(Values.integer(key, value));
            case "step" -> step(value);
            case "hold" -> new Arrivals.Hold(Values.integer(key, value));
            default -> throw new IllegalStateException(key);
        });
    }

    private static Arrivals step(Json json) {
        Fields fields = Fields.of("\"step\"", json, Vocabulary.STEP);
        String remedy = "write it as " + STEP;
        double base = Values.number("base", fields.require("base", remedy));
        double peak = Values.number("peak", fields.require("peak", remedy));
        Duration after = Values.duration("after", fields.require("after", remedy));
        Duration length = Values.duration("for", fields.require("for", remedy));
        if (peak <= base) {
            throw json.refuse("a step's peak must be above its base; swap them or raise the peak");
        }
        return new Arrivals.Step(base, peak, after, length);
    }

    static RequestShape shape(Json json) {
        if (json instanceof Json.Text text) {
            if (text.value().equals("single")) {
                return new RequestShape.Single();
            }
            throw json.refuse("unknown shape " + Json.quote(text.value()) + SHAPES);
        }
        if (!(json instanceof Json.Struct)) {
            throw json.refuse("\"shape\" must be a text or an object, not " + json.kind() + SHAPES);
        }
        Map.Entry<String, Json> only = Fields.only("\"shape\"", json, Vocabulary.SHAPE);
        Json value = only.getValue();
        int calls = Values.integer(only.getKey(), value);
        return value.located(
                () -> only.getKey().equals("chain") ? new RequestShape.Chain(calls) : new RequestShape.FanOut(calls));
    }

    static Users users(Json json) {
        int count = Values.integer("users", json);
        return json.located(() -> new Users(count));
    }

    /** Empty for {@code "none"}. */
    static Optional<Outage> outage(Json json) {
        if (json instanceof Json.Text text && text.value().equals("none")) {
            return Optional.empty();
        }
        String remedy = "write it as {\"after\": \"3s\", \"for\": \"2s\", \"mode\": \"fail\"}, or \"none\"";
        if (!(json instanceof Json.Struct)) {
            throw json.refuse("\"outage\" must be an object or \"none\", not " + json.kind() + "; " + remedy);
        }
        Fields fields = Fields.of("\"outage\"", json, Vocabulary.OUTAGE);
        Duration after = Values.duration("after", fields.require("after", remedy));
        Duration length = Values.duration("for", fields.require("for", remedy));
        Outage.Mode mode = Values.oneOf("mode", fields.require("mode", remedy), Outage.Mode.class);
        return Optional.of(json.located(() -> new Outage(after, length, mode)));
    }

    /** {@code "auto"}, or an object. */
    static ServiceThreads serviceThreads(Json json) {
        if (json instanceof Json.Text text && text.value().equals("auto")) {
            return ServiceThreads.AUTO;
        }
        String remedy = "write it as {\"container-threads\": 25, \"async-threads\": \"none\"}, or \"auto\"";
        if (!(json instanceof Json.Struct)) {
            throw json.refuse("\"service\" must be an object or \"auto\", not " + json.kind() + "; " + remedy);
        }
        Fields fields = Fields.of("\"service\"", json, Vocabulary.SERVICE);
        Json container = fields.require("container-threads", remedy);
        int threads = Values.integer("container-threads", container);
        int asynchronous =
                Values.countOr("none", "async-threads", fields.require("async-threads", remedy), ServiceThreads.MOST);
        return container.located(() -> new ServiceThreads(ServiceThreads.requireContainer(threads), asynchronous));
    }

    /** How calls go over the wire; what is not given is as usual. */
    static Exchange exchange(Fields fields) {
        String client = fields.read("client", json -> Values.word("client", json, Clients.NAMES))
                .orElse(Clients.NAMES.getFirst());
        int maxConnections = fields.read(
                        "max-connections",
                        json -> Values.countOr("unlimited", "max-connections", json, Exchange.MOST_CONNECTIONS))
                .orElse(0);
        String format = fields.read("format", json -> Values.word("format", json, List.of("json", "none")))
                .orElse("json");
        Optional<Target> target = fields.read("target", Factors::target).orElse(Optional.empty());
        return fields.read("payload", json -> {
                    int bytes = Values.bytes("payload", json);
                    return json.located(
                            () -> new Exchange(client, maxConnections, bytes, format.equals("json"), target));
                })
                .orElseGet(() -> new Exchange(client, maxConnections, 0, format.equals("json"), target));
    }

    /** Empty for {@code "none"}. */
    private static Optional<Target> target(Json json) {
        String text = Values.text("target", json);
        return text.equals("none") ? Optional.empty() : Optional.of(json.located(() -> Target.parse(text)));
    }

    /** What a request does besides waiting; nothing, unless it is given. */
    static Work work(Fields fields) {
        Work cpu = fields.read("cpu", Factors::cpu).orElse(Work.NONE);
        Work.Pin pin = fields.read("pin", json -> Values.oneOf("pin", json, Work.Pin.class))
                .orElse(Work.Pin.NONE);
        return new Work(cpu.cpuMicros(), cpu.share(), pin);
    }

    /** {@code "2ms"} or {@code {"time": "2ms", "share": 0.1}}. */
    private static Work cpu(Json json) {
        if (!(json instanceof Json.Struct)) {
            return new Work(Values.micros("cpu", json), 1, Work.Pin.NONE);
        }
        Fields fields = Fields.of("\"cpu\"", json, Vocabulary.CPU);
        String remedy = "write it as {\"time\": \"2ms\", \"share\": 0.1}, or \"2ms\" for every request";
        int micros = Values.micros("time", fields.require("time", remedy));
        Json share = fields.require("share", remedy);
        double value = Values.number("share", share);
        return share.located(() -> new Work(micros, value, Work.Pin.NONE));
    }

    /** The trial's JVM; what is not given is as usual. */
    static TrialJvm jvm(Fields fields) {
        String gc =
                fields.read("gc", json -> Values.word("gc", json, TrialJvm.GCS)).orElse(TrialJvm.GCS.getFirst());
        int heap = fields.read("heap", json -> {
                    int mib = Values.mebibytes("heap", json);
                    return json.located(() -> TrialJvm.requireHeap(mib));
                })
                .orElse(512);
        return new TrialJvm(
                heap,
                gc,
                fields.read("jdk", json -> Values.jdk("jdk", json)).orElse(TrialJvm.SAME),
                carriers("parallelism", fields),
                carriers("max-pool-size", fields),
                fields.read("flags", Flags::read).orElse(List.of()));
    }

    private static int carriers(String key, Fields fields) {
        return fields.read(key, json -> Values.countOr("auto", key, json, TrialJvm.MOST_CARRIERS))
                .orElse(0);
    }
}
