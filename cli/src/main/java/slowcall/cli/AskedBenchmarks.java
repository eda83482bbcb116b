package slowcall.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slowcall.benchmarks.Benchmarks;
import slowcall.benchmarks.Selection;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;

/**
 * Whether a run is to end with its benchmarks.
 *
 * @param asked whether it is
 * @param forks JVMs for each, if not as many as each has by itself
 */
record AskedBenchmarks(boolean asked, Optional<Integer> forks) {
    private static final String JMH = "--jmh";
    private static final String FORKS = "--jmh-forks";

    /** This, or what the run was begun with: it is finished as it was asked for. */
    AskedBenchmarks orAsIn(List<String> command) {
        return asked ? this : in(command);
    }

    /** The same for a folder whose trials are complete. */
    AskedBenchmarks orAsIn(Path folder) throws IOException {
        return orAsIn(command(PublishedRun.open(folder)));
    }

    /**
     * The plan of a run whose trials are complete, and whose benchmarks, which come last, are asked for now or were then, and are not
     * there; empty for every other folder, of which others say what is wrong.
     */
    Optional<String> lackingIn(Path folder) throws IOException {
        PublishedRun run;
        try {
            run = PublishedRun.open(folder);
        } catch (ResultsException e) {
            return Optional.empty();
        }
        boolean lacking = orAsIn(command(run)).asked() && run.file(Benchmarks.JSON).length == 0;
        return lacking ? Optional.of(run.about("plan").asText()) : Optional.empty();
    }

    private static List<String> command(PublishedRun run) {
        List<String> command = new ArrayList<>();
        run.about("command").forEach(word -> command.add(word.asText()));
        return command;
    }

    private static AskedBenchmarks in(List<String> command) {
        return new AskedBenchmarks(command.contains(JMH), forksIn(command));
    }

    /** Written in one word or in two; a manifest may say anything. */
    private static Optional<Integer> forksIn(List<String> command) {
        for (int index = 0; index < command.size(); index++) {
            String word = command.get(index);
            String value = word.startsWith(FORKS + "=")
                    ? word.substring(FORKS.length() + 1)
                    : word.equals(FORKS) && index + 1 < command.size() ? command.get(index + 1) : "";
            if (value.matches("[1-9][0-9]?") && Integer.parseInt(value) <= Selection.MOST_FORKS) {
                return Optional.of(Integer.parseInt(value));
            }
        }
        return Optional.empty();
    }
}
