package slowcall.integrations.ways;

import java.util.ArrayList;
import java.util.List;
import slowcall.integrations.message.Message;
import slowcall.service.PointsCall;
import slowcall.strategy.Settings;

/** What is done about messages that come again. */
final class Dedupe {
    /** Which of the following. */
    static final String SETTING = "dedupe";

    /** Nothing: each time that a message comes the points are granted. */
    static final String NONE = "none";

    /** Calls that ask the service to grant nothing a second time. */
    static final String API = "api";

    private Dedupe() {}

    /** What it can be set to, behind other settings: these two, and others if a way knows some. */
    static Settings.Schema with(Settings.Schema others, String... more) {
        List<String> words = new ArrayList<>(List.of(NONE, API));
        words.addAll(List.of(more));
        return others.word(SETTING, words, "of a message that comes again: which of them grants no points");
    }

    /** Whether the service is asked to grant nothing a second time. */
    static boolean byTheService(Settings settings) {
        return settings.word(SETTING).equals(API);
    }

    /** The call of a message. */
    static PointsCall call(Settings settings, Message message) {
        return byTheService(settings) ? message.call().onlyOnce() : message.call();
    }
}
