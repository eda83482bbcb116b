package slowcall.validity;

import java.util.Optional;
import slowcall.result.Row;

/** Looks at a finished row for one way in which its measurement can be wrong. */
public interface Check {
    /** What it found, empty if nothing. */
    Optional<Finding> look(Row row);
}
