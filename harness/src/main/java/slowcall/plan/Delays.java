package slowcall.plan;

import java.util.Map;

/** Reads the service's delays. */
final class Delays {
    private final Recordings recordings;

    /** With the files that a delay may name. */
    Delays(Recordings recordings) {
        this.recordings = recordings;
    }

    ServiceProfile read(Json json) {
        if (json instanceof Json.Text text && text.value().equals(ServiceProfile.Unknown.WRITTEN)) {
            return new ServiceProfile.Unknown();
        }
        if (!(json instanceof Json.Struct)) {
            return new ServiceProfile.Fixed(Values.delayMillis("delay", json));
        }
        Map.Entry<String, Json> only = Fields.only("\"delay\"", json, Vocabulary.DELAY);
        return switch (only.getKey()) {
            case "lognormal" -> logNormal(only.getValue());
            case "bimodal" -> bimodal(only.getValue());
            case "trace" -> recordings.read(only.getValue());
            default -> throw new IllegalStateException(only.getKey());
        };
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
