package slowcall.validity;

import java.util.Optional;
import slowcall.result.Row;

/** A connection that the kernel dropped for want of room in an accept queue comes back a second later, and that second is in the latency. */
final class ListenOverflow implements Check {
    @Override
    public Optional<Finding> look(Row row) {
        return row.count("listen_overflows") == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Verdict.Level.SUSPECT, "listen-overflow:" + row.count("listen_overflows") + " dropped"));
    }
}
