package slowcall.cli.doctor;

import java.util.Optional;
import slowcall.result.ProcessLimit;
import slowcall.result.SystemFiles;

/** Every connection is a descriptor. A JVM raises its own soft limit to the hard one, so the hard one counts. */
final class DescriptorsCheck implements Check {
    private final Demand demand;

    DescriptorsCheck(Demand demand) {
        this.demand = demand;
    }

    @Override
    public String name() {
        return "descriptors";
    }

    @Override
    public Finding run(SystemFiles files) {
        String need = "the plan needs " + demand.descriptors();
        Optional<ProcessLimit> limit = ProcessLimit.descriptors(files);
        if (limit.isEmpty()) {
            return Finding.unknown(need);
        }
        long hard = limit.get().hard();
        String value = text(limit.get().soft()) + " soft, " + text(hard) + " hard";
        if (hard < demand.descriptors()) {
            return Finding.warn(value, need + ": connections will fail, raise the hard limit (ulimit -Hn)");
        }
        return limit.get().soft() < demand.descriptors()
                ? Finding.note(value, need + ": enough only as JVMs raise their soft limit by themselves")
                : Finding.ok(value, need);
    }

    private static String text(long limit) {
        return limit == ProcessLimit.UNLIMITED ? "unlimited" : Long.toString(limit);
    }
}
