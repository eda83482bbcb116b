package slowcall.integrations.chapter;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import slowcall.Expected;
import slowcall.integrations.parts.Broker;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.FileServer;
import slowcall.plan.Cell;
import slowcall.strategy.Place;
import slowcall.strategy.Strategies;

/** What takes its time beside trials and observations: processes that have to be up before them, and rest that has to be waited for. */
final class Beside {
    /** Of a subject, whose two processes start together. */
    private static final Duration SUBJECT_START = Duration.ofMillis(1500);

    /** Three times two looks, half a second apart: when it is lent, when the schedule is over, and before it ends. */
    private static final Duration REST = Duration.ofMillis(1500);

    /** Of a server, the database being the slowest. */
    private static final Duration SERVER_START = Duration.ofSeconds(3);

    private static final Duration SERVICE_JVM_START = Duration.ofSeconds(3);

    private static final Set<String> SERVERS = Set.of(Database.NAME, Broker.NAME, FileServer.NAME);

    private Beside() {}

    /** What a block's trials take besides what every plan's take: their subjects, and its servers, once. */
    static Duration ofTrials(Collection<Cell> cells) {
        long subjects = cells.stream()
                .filter(cell -> Strategies.named(cell.strategy()).place() == Place.SUBJECT)
                .count();
        Set<String> servers = cells.stream()
                .flatMap(cell -> Strategies.named(cell.strategy()).needs().stream())
                .collect(Collectors.toSet());
        return SUBJECT_START.plus(REST).multipliedBy(subjects).plus(SERVER_START.multipliedBy(servers.size()));
    }

    /** The servers of all observations, and the service, which is not warmed for long where nobody publishes what it did. */
    static Duration ofObservations(Size size) {
        return SERVER_START
                .multipliedBy(SERVERS.size())
                .plus(size.choose(SERVICE_JVM_START.plus(OpenWorkshop.SHORT_WARM_UP), Expected.SERVICE_START));
    }
}
