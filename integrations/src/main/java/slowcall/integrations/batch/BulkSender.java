package slowcall.integrations.batch;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;

/** Hands rows over by a bulk API instead of files: query, call, mark. Killed between call and mark, it grants those of one call again. */
public final class BulkSender {
    private final Outgoing outgoing;
    private final BulkPoints service;
    private final int most;
    private final Passage passage;

    /**
     * Hands over what is due there.
     *
     * @param most rows in a call
     */
    public BulkSender(Outgoing outgoing, BulkPoints service, int most, Passage passage) {
        if (most < 1) {
            throw new IllegalArgumentException("rows of a call " + most + " must be at least 1");
        }
        this.outgoing = outgoing;
        this.service = service;
        this.most = most;
        this.passage = passage;
    }

    /**
     * Hands over all that is due, in as many calls as it takes.
     *
     * @return how many calls
     */
    public int run() throws IOException, SQLException, InterruptedException {
        int calls = 0;
        while (true) {
            List<PointsRow> due = outgoing.due(most);
            if (due.isEmpty()) {
                return calls;
            }
            passage.reachAll(Failpoint.BEFORE_SEND, due, PointsRow::id);
            service.grant(due.stream().map(PointsRow::call).toList());
            passage.reachAll(Failpoint.AFTER_SEND, due, PointsRow::id);
            outgoing.mark(due, passage);
            calls++;
            if (due.size() < most) {
                return calls;
            }
        }
    }
}
