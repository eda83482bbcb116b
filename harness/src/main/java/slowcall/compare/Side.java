package slowcall.compare;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What somebody has published, to be compared with something else. */
sealed interface Side permits RunSide, JmhFile {
    Path path();

    /** What it is called in tables. */
    String name();

    /** What to know of it, in a line. */
    String about();

    /** Where it was measured; empty if that is unknown. */
    Optional<Map<String, String>> environment();

    /** The seed of its delays and arrivals; "" if it is unknown or there is none. */
    String seed();

    /** The parameters that it knows of. */
    Set<String> parameters();

    /** Its cells in its order. */
    List<CellTrials> subjects(Collection<String> parameters);

    /** What was left out of it, for readers to know; "" if nothing. */
    String leftOut();
}
