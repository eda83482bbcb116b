package slowcall.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The command that finishes a run which was interrupted, or has to be run again: the manifest says which, from its beginning on. */
public enum FinishedBy {
    RUN,
    CHAPTER,
    /** Only again: a search decides on its next plan when it has seen what came of the last. */
    TUNE;

    /** What a manifest has it as; a run of {@link #RUN} has none. */
    public static final String KEY = "finished_by";

    /** What searches said of themselves before, and chapters, which nothing could finish then. */
    private static final String SEARCH = "search";

    /** What a manifest says; empty if that is no command that runs trials. */
    static Optional<FinishedBy> of(JsonNode manifest) {
        if (manifest.path(KEY).isMissingNode()) {
            return Optional.of(manifest.path(SEARCH).asBoolean(false) ? TUNE : RUN);
        }
        String said = manifest.path(KEY).asText();
        return Arrays.stream(values())
                .filter(command -> command.toString().equals(said))
                .findFirst();
    }

    /** What to do about a run that did not finish. */
    String remedy() {
        return switch (this) {
            case RUN, CHAPTER -> "slowcall " + this + " --resume finishes it";
            case TUNE -> "run slowcall tune again";
        };
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
