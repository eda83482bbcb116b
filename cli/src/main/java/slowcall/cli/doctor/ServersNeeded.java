package slowcall.cli.doctor;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import slowcall.part.PartStarter;
import slowcall.part.PartStarters;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.strategy.Place;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/**
 * What a plan's strategies need besides the trial's JVM and the slow service; nothing of strategies that nobody knows.
 *
 * @param parts the servers, by the names of their parts
 * @param subjects the strategies whose calls are made in processes of their own
 */
record ServersNeeded(Set<String> parts, Set<String> subjects) {
    /** The application, and what is behind it. */
    private static final int SUBJECT_JVMS = 2;

    ServersNeeded {
        parts = Collections.unmodifiableSet(new TreeSet<>(parts));
        subjects = Set.copyOf(subjects);
    }

    static ServersNeeded of(Plan plan) {
        Set<String> named = plan.cells().stream().map(Cell::strategy).collect(Collectors.toSet());
        Set<String> parts = new TreeSet<>();
        Set<String> subjects = new TreeSet<>();
        for (Strategy strategy : Strategies.all()) {
            if (named.contains(strategy.name())) {
                parts.addAll(strategy.needs());
                if (strategy.place() == Place.SUBJECT) {
                    subjects.add(strategy.name());
                }
            }
        }
        return new ServersNeeded(parts, subjects);
    }

    /** What the servers take, in MiB. */
    long memoryMib() {
        return parts.stream()
                .flatMap(part -> PartStarters.find(part).stream())
                .mapToLong(PartStarter::memoryMib)
                .sum();
    }

    /** Whether a commit of one of them waits for the disk. */
    boolean waitForDisk() {
        return parts.stream().flatMap(part -> PartStarters.find(part).stream()).anyMatch(PartStarter::waitsForDisk);
    }

    /** JVMs with a cell's heap, the trial's own among them: a subject's are like it. */
    long jvms(Cell cell) {
        return subjects.contains(cell.strategy()) ? 1 + SUBJECT_JVMS : 1;
    }
}
