package slowcall.integrations.ways;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import slowcall.integrations.failure.FailureLog;
import slowcall.integrations.failure.GivenUp;
import slowcall.integrations.failure.Retry;
import slowcall.integrations.failure.RetryingService;
import slowcall.service.PointsService;
import slowcall.strategy.Settings;

/** What is done about a call that fails when nobody waits for it any more. */
public final class FailureHandling {
    /** Which of the following. */
    public static final String ON_FAILURE = "on_failure";

    /** Nothing: it is made once. */
    public static final String IGNORE = "ignore";

    /** It is made again, some times. */
    public static final String RETRY = "retry";

    /** It is made again, some times, and then written to a file, to be looked after by hand. */
    public static final String LOG = "log";

    /** How often it is made again at most. */
    public static final String RETRIES = "retries";

    /** The time before each. */
    public static final String PAUSE = "retry_pause_ms";

    private FailureHandling() {}

    /**
     * What it can be set to, behind other settings.
     *
     * @param usual what is done unless a plan says otherwise
     */
    public static Settings.Schema with(Settings.Schema others, String usual) {
        List<String> words = Stream.concat(
                        Stream.of(usual), Stream.of(IGNORE, RETRY, LOG).filter(word -> !word.equals(usual)))
                .toList();
        return others.word(
                        ON_FAILURE,
                        words,
                        "of a failed call: ignore it, make it again, or make it again and write down what is given up")
                .integer(RETRIES, 3, 1, 1000, "how often a failed call is made again, unless it is ignored")
                .integer(PAUSE, 100, 0, 600_000, "milliseconds before each time");
    }

    /** Whether a call may be made more than once. */
    public static boolean repeats(Settings settings) {
        return !settings.word(ON_FAILURE).equals(IGNORE);
    }

    /**
     * Puts it around a service.
     *
     * @param folder for the failure log, a file for each process
     */
    public static PointsService around(PointsService service, Settings settings, Path folder) throws IOException {
        if (!repeats(settings)) {
            return service;
        }
        return new RetryingService(service, retry(settings), log(settings, folder));
    }

    /** How often a failed call is made again, if it is. */
    static Retry retry(Settings settings) {
        return new Retry(settings.integer(RETRIES), Duration.ofMillis(settings.integer(PAUSE)));
    }

    private static Consumer<GivenUp> log(Settings settings, Path folder) throws IOException {
        if (!settings.word(ON_FAILURE).equals(LOG)) {
            return call -> {};
        }
        return open(folder)::add;
    }

    /** This process's failure log: a spare has one of its own. */
    static FailureLog open(Path folder) throws IOException {
        return FailureLog.open(
                folder.resolve("failures-" + ProcessHandle.current().pid() + ".jsonl"));
    }
}
