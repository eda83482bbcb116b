package slowcall.integrations.batch;

import java.util.List;

/** What is found when a file is held against the agreement. */
sealed interface Verified {
    /** It is as agreed, and these are its rows. */
    record Kept(List<PointsRow> rows) implements Verified {}

    /** It is not. */
    record Broken(String reason) implements Verified {}
}
