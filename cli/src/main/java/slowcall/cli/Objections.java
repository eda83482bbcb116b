package slowcall.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slowcall.result.Row;
import slowcall.validity.Checks;

/** The codes in rows' reasons, {@code code:figures; code:figures}: in how many trials each occurred, and what to do about it. */
final class Objections {
    private static final int PAGE = 120;
    private static final String INDENT = " ".repeat(10);

    private final List<Row> trials;

    Objections(List<Row> trials) {
        this.trials = List.copyOf(trials);
    }

    /** The codes in a row's reasons, each once, in their order. */
    static Set<String> codes(Row row) {
        Set<String> codes = new LinkedHashSet<>();
        for (String reason : row.text("reasons").split("; ", -1)) {
            codes.add(reason.split(":", 2)[0].strip());
        }
        codes.remove("");
        return codes;
    }

    /** For each code how many trials have it and the first one's figures, then what to do about it. */
    List<String> lines() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        trials.forEach(trial -> codes(trial).forEach(code -> counts.merge(code, 1, Integer::sum)));
        List<String> lines = new ArrayList<>();
        counts.forEach((code, count) -> {
            String remedy = Checks.remedy(code);
            String text = code + " in " + count + " of " + trials.size() + " trials" + (remedy.isEmpty() ? "" : ": ")
                    + remedy;
            lines.addAll(wrapped(text));
        });
        return lines;
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + 1 + word.length() > PAGE) {
                lines.add(line.toString());
                line = new StringBuilder(INDENT).append(word);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
