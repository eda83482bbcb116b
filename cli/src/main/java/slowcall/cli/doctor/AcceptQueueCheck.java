package slowcall.cli.doctor;

import java.util.OptionalLong;
import slowcall.result.SystemFiles;

/** The kernel cuts every listen backlog to {@code net.core.somaxconn}; what overflows is sent again a second later. */
final class AcceptQueueCheck implements Check {
    private static final long COMFORTABLE = 8192;

    private final Demand demand;

    AcceptQueueCheck(Demand demand) {
        this.demand = demand;
    }

    @Override
    public String name() {
        return "accept queue";
    }

    @Override
    public Finding run(SystemFiles files) {
        OptionalLong queue = files.number("/proc/sys/net/core/somaxconn");
        String need = "a burst of " + demand.connections() + " new connections";
        if (queue.isEmpty()) {
            return Finding.unknown("must hold " + need);
        }
        String value = Long.toString(queue.getAsLong());
        if (queue.getAsLong() < demand.connections()) {
            return Finding.warn(value, "shorter than " + need + ": overflow costs 1 s each, raise net.core.somaxconn");
        }
        return queue.getAsLong() < COMFORTABLE
                ? Finding.note(value, "holds " + need + ", but no more than " + value)
                : Finding.ok(value, "holds " + need);
    }
}
