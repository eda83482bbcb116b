package slowcall.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import slowcall.report.Entry;
import slowcall.report.Listing;
import slowcall.report.Part;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Table.Heading;
import slowcall.report.Table.Line;
import slowcall.result.PublishedRun;

/** What it was measured with and on, so that it can be measured again. */
final class EnvironmentSection {
    private EnvironmentSection() {}

    static Section of(PublishedRun run) {
        List<Part> parts = new ArrayList<>();
        String command = command(run);
        if (!command.isEmpty()) {
            parts.add(new Listing("The command", command));
        }
        parts.add(new Table("The run", List.of(new Heading("what"), new Heading("value")), about(run)));
        List<Line> machine = new ArrayList<>();
        run.environment().forEach((key, value) -> add(machine, key, value));
        if (!machine.isEmpty()) {
            parts.add(new Table(
                    "Machine, JVM and libraries", List.of(new Heading("what"), new Heading("value")), machine));
        }
        String plan = run.about("plan_text").asText();
        if (!plan.isEmpty()) {
            parts.add(new Listing("The plan", plan));
        }
        return new Section("environment", "Environment and command", parts);
    }

    private static List<Line> about(PublishedRun run) {
        List<Line> lines = new ArrayList<>();
        add(lines, "run_id", run.runId());
        for (String key : List.of(
                "plan",
                "seed",
                "blocks",
                "targets",
                "allowed_targets",
                "started",
                "ended",
                "schema_version",
                "service_flags",
                "calibration_flags")) {
            add(lines, key, text(run.about(key)));
        }
        return lines;
    }

    private static void add(List<Line> lines, String what, String value) {
        if (!value.isEmpty()) {
            lines.add(new Line(Entry.text(what.replace('_', ' ')), Entry.text(value)));
        }
    }

    /** Lists as what they are on a command line; lists of lists with a semicolon between them. */
    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> texts = new ArrayList<>();
        boolean isNested = false;
        for (JsonNode each : value) {
            isNested |= each.isArray();
            texts.add(text(each));
        }
        return String.join(isNested ? "; " : " ", texts);
    }

    /** How it was asked for, as a shell would take it; "" where nobody knows. */
    static String command(PublishedRun run) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : run.about("command")) {
            String text = word.asText();
            words.add(text.matches("[A-Za-z0-9_./:=,@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'");
        }
        return words.isEmpty() ? "" : "./slowcall " + String.join(" ", words);
    }
}
