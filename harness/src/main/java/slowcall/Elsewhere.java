package slowcall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.result.OneLine;
import slowcall.strategy.Place;
import slowcall.strategy.Strategies;

/** What only a service on this machine can do. */
final class Elsewhere {
    /** What to keep of the environment that the service is in. */
    private static final List<String> KEPT = List.of(
            "cpu_model",
            "cores",
            "memory_mib",
            "os",
            "arch",
            "kernel",
            "cgroup_cpu_max_cores",
            "cgroup_memory_max_mib",
            "jdk_version",
            "jdk_vendor",
            "wiremock_version");

    private static final String PREFIX = "service_host_";

    /** More than a processor's name has. */
    private static final int LONGEST = 200;

    private Elsewhere() {}

    /**
     * The environment of the service's machine, as the fingerprint has it: each key with a prefix.
     *
     * @param own this machine's
     * @param its the other's
     * @throws PlanException if the other has another Slowcall: its service may do something else
     */
    static Map<String, String> environment(Map<String, String> own, Map<String, String> its) {
        for (String key : List.of("slowcall_version", "slowcall_revision")) {
            String here = own.getOrDefault(key, "");
            String there = told(its, key);
            if (!here.equals(there)) {
                throw new PlanException(
                        Position.NONE,
                        "the service's machine has another " + key + " (\"" + there + "\") than this one (\"" + here
                                + "\"); use the same Slowcall on both");
            }
        }
        Map<String, String> kept = new LinkedHashMap<>();
        KEPT.forEach(key -> kept.put(PREFIX + key, told(its, key)));
        return kept;
    }

    /** The other may be anybody's, and say anything. */
    private static String told(Map<String, String> its, String key) {
        String value = OneLine.of(String.valueOf(its.getOrDefault(key, "")));
        return value.substring(0, Math.min(LONGEST, value.length()));
    }

    /**
     * Makes sure that a plan's cells can do with a service on another machine.
     *
     * @throws PlanException at the first that cannot
     */
    static void require(Plan plan) {
        for (Cell cell : plan.cells()) {
            if (cell.outage().isPresent()
                    && !cell.isBareLoop()
                    && Strategies.named(cell.strategy()).place() == Place.SUBJECT) {
                throw new PlanException(
                        cell.position(),
                        "an outage that strategy \"" + cell.strategy()
                                + "\" meets is kept by the service's clock, which on another machine is another; run it"
                                + " without --service");
            }
        }
    }
}
