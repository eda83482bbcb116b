package slowcall.cli.doctor;

import java.util.Optional;
import java.util.OptionalLong;
import slowcall.result.SystemFiles;

/** Each connection to the service takes an ephemeral port, and keeps it for a minute after it was closed. */
final class PortsCheck implements Check {
    private final Demand demand;

    PortsCheck(Demand demand) {
        this.demand = demand;
    }

    @Override
    public String name() {
        return "ephemeral ports";
    }

    @Override
    public Finding run(SystemFiles files) {
        String need = "the plan opens up to " + demand.connections() + " connections a trial";
        Optional<long[]> range =
                files.line("/proc/sys/net/ipv4/ip_local_port_range").flatMap(PortsCheck::range);
        if (range.isEmpty()) {
            return Finding.unknown(need);
        }
        long ports = range.get()[1] - range.get()[0] + 1;
        OptionalLong reuse = files.number("/proc/sys/net/ipv4/tcp_tw_reuse");
        boolean reused = reuse.isPresent() && reuse.getAsLong() > 0;
        String value = ports + (reused ? ", reused" : ", not reused");
        if (ports < demand.connections()) {
            return Finding.warn(value, need + ": widen net.ipv4.ip_local_port_range");
        }
        // Two trials in a row may lie within the minute.
        return reused || ports >= 2 * demand.connections()
                ? Finding.ok(value, need)
                : Finding.note(value, need + ": the next trial may find them taken, set net.ipv4.tcp_tw_reuse=2");
    }

    private static Optional<long[]> range(String line) {
        String[] words = line.split("\\s+", -1);
        try {
            return words.length == 2
                    ? Optional.of(new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])})
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
