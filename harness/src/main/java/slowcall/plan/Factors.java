package slowcall.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the parts of a cell that have alternatives: arrivals, shapes, delays. */
final class Factors {
    private static final String SHAPES = "; write it as \"single\", {\"chain\": 3} or {\"fan-out\": 3}";

    private Factors() {}

    /** A value and where it was written. */
    record At<T>(Position position, T value) {}

    /** One value, or an array of them. */
    static <T> List<At<T>> oneOrMore(String key, Json json, Function<Json, T> reader) {
        if (!(json instanceof Json.Array array)) {
            return List.of(new At<>(json.position(), reader.apply(json)));
        }
        if (array.elements().isEmpty()) {
            throw json.refuse("\"" + key + "\" is an empty array; give it at least one value");
        }
        return array.elements().stream()
                .map(element -> new At<>(element.position(), reader.apply(element)))
                .toList();
    }

    static Arrivals arrivals(Json json) {
        if (!(json instanceof Json.Struct)) {
            throw json.refuse("\"arrivals\" must be an object, not " + json.kind()
                    + "; write it as {\"constant\": 400} (requests per second), {\"poisson\": 400},"
                    + " {\"closed\": 160} (callers) or {\"burst\": 1000} (requests)");
        }
        Map.Entry<String, Json> only = Fields.only("\"arrivals\"", json, Vocabulary.ARRIVALS);
        String key = only.getKey();
        Json value = only.getValue();
        return value.located(() -> switch (key) {
            case "constant" -> new Arrivals.Constant(Values.number(key, value));
            case "poisson" -> new Arrivals.Poisson(Values.number(key, value));
            case "closed" -> new Arrivals.Closed(Values.integer(key, value));
            case "burst" -> new Arrivals.Burst(Values.integer(key, value));
            default -> throw new IllegalStateException(key);
        });
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

    static ServiceProfile delay(Json json) {
        if (!(json instanceof Json.Struct)) {
            return new ServiceProfile.Fixed(Values.delayMillis("delay", json));
        }
        Map.Entry<String, Json> only = Fields.only("\"delay\"", json, Vocabulary.DELAY);
        return only.getKey().equals("lognormal") ? logNormal(only.getValue()) : bimodal(only.getValue());
    }

    private static ServiceProfile logNormal(Json json) {
        Fields fields = Fields.of("\"lognormal\"", json, Vocabulary.LOGNORMAL);
        String remedy = "write it as {\"median\": \"100ms\", \"p99\": \"900ms\"}";
        int median = Values.delayMillis("median", fields.require("median", remedy));
        int p99 = Values.delayMillis("p99", fields.require("p99", remedy));
        return json.located(() -> new ServiceProfile.LogNormal(median, p99));
    }

    private static ServiceProfile bimodal(Json json) {
        Fields fields = Fields.of("\"bimodal\"", json, Vocabulary.BIMODAL);
        String remedy = "write it as {\"fast\": \"20ms\", \"slow\": \"500ms\", \"slow-share\": 0.1}";
        int fast = Values.delayMillis("fast", fields.require("fast", remedy));
        int slow = Values.delayMillis("slow", fields.require("slow", remedy));
        Json slowShare = fields.require("slow-share", remedy);
        double share = Values.number("slow-share", slowShare);
        slowShare.located(() -> ServiceProfile.Bimodal.requireShare(share));
        return json.located(() -> new ServiceProfile.Bimodal(fast, slow, share));
    }
}
