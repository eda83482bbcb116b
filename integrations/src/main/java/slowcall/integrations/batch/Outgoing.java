package slowcall.integrations.batch;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import slowcall.integrations.message.Passage;

/** What is to be handed over, and what was: the sender's books. */
public interface Outgoing {
    /** The first so many rows that are not marked. */
    List<PointsRow> due(int most) throws SQLException;

    /** The number of the next file of a day: one more than the highest that was marked. */
    int nextSequence(LocalDate date) throws SQLException;

    /**
     * Marks rows as handed over, all or none. Marking them again changes nothing.
     *
     * @param file in which
     * @param passage told of each row before this is committed, and after
     */
    void mark(FileName file, List<PointsRow> rows, Passage passage) throws SQLException;

    /** The same for rows that went in no file. */
    void mark(List<PointsRow> rows, Passage passage) throws SQLException;
}
