package slowcall.part;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What there is to know of a server besides where it is.
 *
 * @param version its own, as it tells it; "" if it does not
 * @param startUpMillis from its start until it answered; empty if somebody else has started it
 * @param data where its data is; empty if that is on another machine, or nobody knows
 * @param settings those that matter to figures, by their names, as the server has them
 */
public record PartFacts(String version, OptionalLong startUpMillis, Optional<Path> data, Map<String, String> settings) {
    /** Nothing known. */
    public static final PartFacts NONE = new PartFacts("", OptionalLong.empty(), Optional.empty(), Map.of());

    public PartFacts {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** What a server that somebody else keeps tells of itself. */
    public static PartFacts told(String version, Map<String, String> settings) {
        return new PartFacts(version, OptionalLong.empty(), Optional.empty(), settings);
    }

    /** The same of one that this process has started. */
    public PartFacts startedIn(long millis, Path data) {
        return new PartFacts(version, OptionalLong.of(millis), Optional.of(data), settings);
    }
}
