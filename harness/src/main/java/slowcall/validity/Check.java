package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** Looks at a finished row for one way in which its measurement can be wrong. */
public interface Check {
    /** What reasons, tables and people call it. */
    String code();

    /** One sentence, for {@code results/CHECKS.md}. */
    String looksAt();

    /** All of its thresholds, the severest first where several ask for the same figure. */
    List<Threshold> thresholds();

    /** One sentence: what to do about a finding. */
    String remedy();

    /** Whether the row has what the check looks at, and was asked for something that it can judge. */
    boolean judges(Row row);

    /** What it found; asked only for rows that it {@link #judges}. */
    List<Finding> look(Row row);
}
