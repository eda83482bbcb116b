package slowcall.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import slowcall.plan.Cell;
import slowcall.result.Column;
import slowcall.result.Row;

/**
 * What there was not enough of, by utilisations and not by opinion: the resource whose utilisation is nearest to 1, if that is at
 * least {@value #THRESHOLD}.
 *
 * <p>In an M/M/c queue one waits C(c, ρ) / (c (1 − ρ)) service times on average, where C is Erlang's: at ρ = 0.9 that is 9 service
 * times for one server, 4.3 for two processors, 0.9 for eight, and next to nothing for a pool of 160, which starts to queue at some
 * 0.95. The threshold is thus late for the few and early for the many; and what is at 0.9 has room for a ninth more load, whatever
 * its kind, which is what "limited" is about. Utilisations are means over the trial: a burst may have met a limit for a moment, and
 * nothing that limited the whole.
 */
final class LimitedBy {
    /** The utilisation from which a resource limits. */
    static final double THRESHOLD = 0.9;

    static final Column LIMITED_BY = Column.of(
            "limited_by",
            "What was used up, by utilisation: cpu, service, generator, connections, permits or pool, the one nearest to 1 of those of at least "
                    + THRESHOLD
                    + "; nothing, if there is none (empty where one that could be is not known, as most are of other processes that make the calls)");

    static final List<Column> COLUMNS = List.of(LIMITED_BY);

    private LimitedBy() {}

    private record Resource(String name, OptionalDouble utilisation) {}

    /** Needs the utilisations. */
    static void put(Row row, Cell cell) {
        List<Resource> resources = resources(row, cell);
        List<Resource> known = resources.stream()
                .filter(resource -> resource.utilisation().isPresent())
                // The first of equals stays the first.
                .sorted(Comparator.comparingDouble(
                        resource -> -resource.utilisation().getAsDouble()))
                .toList();
        if (!known.isEmpty() && known.getFirst().utilisation().getAsDouble() >= THRESHOLD) {
            row.put(LIMITED_BY, known.getFirst().name());
        } else if (known.size() == resources.size()) {
            row.put(LIMITED_BY, "nothing");
        }
    }

    /** Those that the cell has, from within: a thread or a permit that waits for a connection is not what there is too little of. */
    private static List<Resource> resources(Row row, Cell cell) {
        List<Resource> resources = new ArrayList<>();
        resources.add(new Resource("cpu", row.number(Utilisations.CPU.name())));
        // Of a target that is never known.
        if (cell.exchange().overTheWire()) {
            resources.add(new Resource("service", row.number("service_utilisation")));
        }
        resources.add(new Resource("generator", row.number(Utilisations.GENERATOR.name())));
        if (cell.exchange().maxConnections() > 0) {
            resources.add(new Resource("connections", row.number(Utilisations.CONNECTIONS.name())));
        }
        Parameters.limit(cell)
                .ifPresent(limit -> resources.add(new Resource(
                        limit.kind().toString(),
                        row.number(Utilisations.column(limit.kind()).name()))));
        if (Parameters.hasSubject(cell)) {
            // Intervals, batches, disks and pools of other processes: nobody here knows how much of them is in use.
            resources.add(new Resource("subject", OptionalDouble.empty()));
        }
        return resources;
    }
}
