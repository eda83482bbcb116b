package slowcall.validity;

import java.util.List;
import java.util.stream.Stream;
import slowcall.result.Row;

/** Requests waited for the HTTP client's connections although nobody asked for a limit: it was the client that was measured. */
final class ClientLimit implements Check {
    private static final double SHARE_OF_REQUESTS = 0.001;

    private static final Threshold WAIT = Threshold.suspect(
            "connection wait p99",
            1,
            "ms",
            "a free connection is handed over within microseconds and opening one on loopback takes a few tenths of a"
                    + " millisecond; longer is a queue for connections. Not judged where the plan sets max-connections");
    private static final Threshold OPENED = Threshold.suspect(
            "connections opened",
            5,
            "",
            "and 1 in 1,000 requests, in stable rows whose connections were opened beforehand. A few are lost to idle"
                    + " timers; more is a client that does not keep its connections, and above a thousandth connecting is in"
                    + " a quantile that is printed");

    @Override
    public String code() {
        return "client-limit";
    }

    @Override
    public String looksAt() {
        return "Whether steady loads waited for the HTTP client's connections, or had to open new ones:"
                + " connection_wait_p99_ms and connections_opened";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(WAIT, OPENED);
    }

    @Override
    public String remedy() {
        return "raise connections above in_flight_max; look for a limit per route or an idle timeout of the client's";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).steady() && (judgesWait(row) || judgesOpened(row));
    }

    @Override
    public List<Finding> look(Row row) {
        List<Finding> wait = judgesWait(row) ? WAIT.judge(row.number("connection_wait_p99_ms")) : List.of();
        double few = Math.max(OPENED.limit(), SHARE_OF_REQUESTS * row.count("offered"));
        List<Finding> opened =
                judgesOpened(row) ? OPENED.judge((double) row.count("connections_opened"), few) : List.of();
        return Stream.concat(wait.stream(), opened.stream()).toList();
    }

    private static boolean judgesWait(Row row) {
        var cell = new Circumstances(row);
        return cell.knows("connection_wait_p99_ms") && !cell.departsIn("max-connections");
    }

    /** An overload takes more connections than were foreseen, and that is its result. */
    private static boolean judgesOpened(Row row) {
        var cell = new Circumstances(row);
        return cell.knows("connections_opened") && cell.stable() && row.count("connections") > 0;
    }
}
