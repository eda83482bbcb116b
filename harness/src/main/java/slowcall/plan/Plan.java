package slowcall.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A file, or a built-in, that names cells and how often to repeat them.
 *
 * @param name matches {@code [a-z0-9._-]{1,64}}
 * @param seed everything random about the run comes from it: delays, arrivals, the order of trials
 * @param blocks repetitions: a fresh service, then every cell once
 * @param cells in the plan's order, without repetitions
 * @param text what {@link PlanFile} read it from: how a plan travels to a trial's JVM and into the manifest
 */
public record Plan(String name, long seed, int blocks, List<Cell> cells, String text) {
    public Plan {
        requireName(name);
        requireBlocks(blocks);
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a plan needs at least one cell");
        }
    }

    static String requireName(String name) {
        if (!name.matches("[a-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("name " + Json.quote(name) + " must match [a-z0-9._-]{1,64}");
        }
        return name;
    }

    static int requireBlocks(int blocks) {
        if (blocks < 1 || blocks > 10_000) {
            throw new IllegalArgumentException("blocks " + blocks + " must be between 1 and 10000");
        }
        return blocks;
    }

    /** The recordings that the cells' delays come from, each once. */
    public List<Recording> recordings() {
        return cells.stream()
                .map(Cell::service)
                .filter(Replay.class::isInstance)
                .map(service -> ((Replay) service).file())
                .distinct()
                .toList();
    }

    /** Whether any of the cells needs the simulated service. */
    public boolean callsTheService() {
        return cells.stream().anyMatch(cell -> cell.exchange().callsTheService());
    }

    /** What is called in its place, each once. */
    public List<Target> targets() {
        return cells.stream()
                .flatMap(cell -> cell.exchange().target().stream())
                .distinct()
                .toList();
    }

    /** The most calls that any of the cells is expected to have in the service at once. */
    public int mostCallsAtOnce() {
        return cells.stream()
                .filter(cell -> cell.exchange().overTheWire())
                .mapToInt(cell ->
                        Math.max(cell.connections(), Connections.enough(cell.arrivals(), cell.shape(), cell.service())))
                .max()
                .orElse(0);
    }

    /** The threads of the services that the plan needs, each once: those of {@link ServiceThreads#AUTO} first, or none at all. */
    public List<ServiceThreads> services() {
        if (!callsTheService()) {
            return List.of();
        }
        return Stream.concat(Stream.of(ServiceThreads.AUTO), cells.stream().map(Cell::serviceThreads))
                .distinct()
                .toList();
    }

    /** The seed of a block: all its cells draw the same delays and arrivals. */
    public long seed(int block) {
        return seed * 1_000_003 + block;
    }

    /** A block's cells in its order. {@link java.util.Random}'s first draws would be alike for seeds that follow one another. */
    public List<Cell> shuffled(int block) {
        List<Cell> shuffled = new ArrayList<>(cells);
        Collections.shuffle(shuffled, new SplittableRandom(seed(block)));
        return shuffled;
    }

    /** Blocks times cells. */
    public int trials() {
        return blocks * cells.size();
    }
}
