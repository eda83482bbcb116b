package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** A connection that the kernel dropped for want of room in an accept queue comes back a second later. */
final class ListenOverflow implements Check {
    private static final Threshold NONE = Threshold.suspect(
            "connections dropped",
            0,
            "",
            "a client tries again after a second, and that second is in the latency of whoever waits for the connection;"
                    + " suspect only, for the counter is the whole host's");

    @Override
    public String code() {
        return "listen-overflow";
    }

    @Override
    public String looksAt() {
        return "Connections that the kernel dropped while measuring because an accept queue was full: listen_overflows";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NONE);
    }

    @Override
    public String remedy() {
        return "raise net.core.somaxconn, which doctor looks at, or open the connections beforehand";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).knows("listen_overflows");
    }

    @Override
    public List<Finding> look(Row row) {
        return NONE.judge(row.number("listen_overflows"));
    }
}
