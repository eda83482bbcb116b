package slowcall.cli.doctor;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import slowcall.part.PartStarter;
import slowcall.part.PartStarters;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.strategy.Place;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** What a plan's strategies need besides the trial's JVM and the slow service; nothing of strategies that nobody knows. */
final class Servers {
    /** The application, and what is behind it. */
    private static final int SUBJECT_JVMS = 2;

    private Servers() {}

    /** The servers, by the names of their parts. */
    static Set<String> neededBy(Plan plan) {
        Set<String> needed = new TreeSet<>();
        plan.cells().forEach(cell -> strategy(cell).ifPresent(strategy -> needed.addAll(strategy.needs())));
        return needed;
    }

    private static Optional<Strategy> strategy(Cell cell) {
        return Strategies.all().stream()
                .filter(strategy -> strategy.name().equals(cell.strategy()))
                .findFirst();
    }

    /** What these take, in MiB. */
    static long memoryMib(Set<String> needed) {
        return needed.stream()
                .flatMap(part -> PartStarters.find(part).stream())
                .mapToLong(PartStarter::memoryMib)
                .sum();
    }

    /** JVMs with a cell's heap, the trial's own among them: a subject's are like it. */
    static int jvms(Cell cell) {
        return strategy(cell).filter(strategy -> strategy.place() == Place.SUBJECT).isPresent() ? 1 + SUBJECT_JVMS : 1;
    }
}
