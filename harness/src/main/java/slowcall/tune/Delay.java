package slowcall.tune;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;
import slowcall.plan.Position;
import slowcall.plan.RecordingSource;
import slowcall.plan.ServiceProfile;

/**
 * The dependency's delay; of a target, what it is estimated to be.
 *
 * @param json as a plan has it
 * @param profile what it draws from
 * @param recordings where a recording's path counts from
 */
public record Delay(String json, ServiceProfile profile, RecordingSource recordings) {
    /** A target's, before it was looked at. */
    public static final Delay UNKNOWN = new Delay("\"unknown\"", new ServiceProfile.Unknown(), RecordingSource.none());

    private static final Pattern LOGNORMAL = Pattern.compile("lognormal-([^\\s-]+?m?s)-([^\\s-]+?m?s)");
    private static final Pattern BIMODAL = Pattern.compile("bimodal-([^\\s-]+?m?s)-([^\\s-]+?m?s)-(\\d(?:\\.\\d+)?)");

    /**
     * Reads {@code 200ms}, {@code lognormal-100ms-900ms} (median and p99), {@code bimodal-20ms-500ms-0.1} (fast, slow, share of slow)
     * or what a plan has behind {@code "delay":}, in braces.
     *
     * @throws PlanException if it is none of these
     */
    public static Delay parse(String written) {
        String text = written.strip();
        Matcher logNormal = LOGNORMAL.matcher(text);
        Matcher bimodal = BIMODAL.matcher(text);
        String json;
        if (text.startsWith("{")) {
            json = text;
        } else if (logNormal.matches()) {
            json = "{\"lognormal\": {\"median\": " + quoted(logNormal.group(1)) + ", \"p99\": "
                    + quoted(logNormal.group(2)) + "}}";
        } else if (bimodal.matches()) {
            json = "{\"bimodal\": {\"fast\": " + quoted(bimodal.group(1)) + ", \"slow\": " + quoted(bimodal.group(2))
                    + ", \"slow-share\": " + bimodal.group(3) + "}}";
        } else if (text.matches("[0-9.]+ ?(ms|s|m)|fixed-[0-9.]+(ms|s)")) {
            json = quoted(text.replaceFirst("^fixed-", ""));
        } else {
            throw new PlanException(
                    Position.NONE,
                    "--delay: \"" + text + "\" is no delay; write it as 200ms, lognormal-100ms-900ms (median and p99)"
                            + " or bimodal-20ms-500ms-0.1 (fast, slow, share of slow)");
        }
        return read("--delay", json);
    }

    /**
     * Delays that somebody recorded.
     *
     * @param file a HdrHistogram log or a CSV file
     * @param unit {@code ns}, {@code us} or {@code ms}; "" for what its kind usually has
     * @param column of a CSV file, or a tag of a log; "" for the only one
     * @throws PlanException if it cannot be read
     */
    public static Delay recorded(Path file, String unit, String column) {
        StringBuilder json = new StringBuilder("{\"trace\": {\"file\": " + quoted(file.toString()));
        if (!unit.isEmpty()) {
            json.append(", \"unit\": ").append(quoted(unit));
        }
        if (!column.isEmpty()) {
            json.append(", \"column\": ").append(quoted(column));
        }
        return read("--delay-trace", json.append("}}").toString());
    }

    /**
     * Delays that a trial recorded, in microseconds.
     *
     * @param log where they are
     * @param tag of their histogram in it
     */
    static Delay recorded(RecordingSource log, String tag) {
        String json = "{\"trace\": {\"file\": \"first-look.hlog\", \"unit\": \"us\", \"column\": " + quoted(tag) + "}}";
        return read("--target", json, log);
    }

    /** Whether anything is known of it. */
    boolean isKnown() {
        return !(profile instanceof ServiceProfile.Unknown);
    }

    private static Delay read(String option, String json) {
        return read(option, json, RecordingSource.in(Path.of("").toAbsolutePath()));
    }

    private static Delay read(String option, String json, RecordingSource recordings) {
        String plan =
                "{\"name\": \"tune\", \"cells\": [{\"strategy\": \"virtual-threads\", \"arrivals\": {\"constant\": 1},"
                        + " \"timeout\": \"10m\", \"delay\": " + json + "}]}";
        try {
            ServiceProfile profile =
                    PlanFile.parse("tune", plan, recordings).cells().getFirst().service();
            if (!(profile.meanMillis() > 0)) {
                throw new PlanException(Position.NONE, "a dependency without delay needs no tuning");
            }
            return new Delay(json, profile, recordings);
        } catch (PlanException e) {
            String message = String.valueOf(e.getMessage()).replaceFirst("^tune(:\\d+:\\d+)?: ", "");
            throw new PlanException(
                    Position.NONE,
                    option + ": " + message.replace("its path counts from the plan's folder", "check its path"));
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
