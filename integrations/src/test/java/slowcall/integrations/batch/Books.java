package slowcall.integrations.batch;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;

/** A sender's books in memory. */
final class Books implements Outgoing {
    final Map<Long, PointsRow> unsent = new TreeMap<>();
    final Set<Long> marked = new HashSet<>();
    private final Map<LocalDate, Integer> last = new HashMap<>();

    void add(List<PointsRow> rows) {
        rows.forEach(row -> unsent.put(row.id(), row));
    }

    @Override
    public List<PointsRow> due(int most) {
        return unsent.values().stream().limit(most).toList();
    }

    @Override
    public int nextSequence(LocalDate date) {
        return last.getOrDefault(date, 0) + 1;
    }

    @Override
    public void mark(FileName file, List<PointsRow> rows, Passage passage) {
        mark(rows, passage);
        last.merge(file.date(), file.sequence(), Math::max);
    }

    @Override
    public void mark(List<PointsRow> rows, Passage passage) {
        passage.reachAll(Failpoint.BEFORE_MARK, rows, PointsRow::id);
        for (PointsRow row : rows) {
            unsent.remove(row.id());
            marked.add(row.id());
        }
        passage.reachAll(Failpoint.AFTER_MARK, rows, PointsRow::id);
    }
}
