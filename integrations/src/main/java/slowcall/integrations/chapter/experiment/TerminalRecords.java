package slowcall.integrations.chapter.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.failure.FailureLog;
import slowcall.integrations.failure.GivenUp;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.ledger.Login;
import slowcall.integrations.parts.Database;
import slowcall.integrations.subject.Driver;
import slowcall.integrations.subject.Subjects;
import slowcall.integrations.subject.Users;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.Outage;
import slowcall.service.WireMockService;

/**
 * What the end of each detached call is, where it is made again some times and then written down: while the service works, while it
 * fails for longer than that, and around the end of that, when repetitions meet a service that works again.
 *
 * @param logins in each of these times
 */
public record TerminalRecords(int logins) implements Observation<TerminalRecords.Ends> {
    private static final int USERS = 4;
    private static final int CONNECTIONS = 2;
    private static final int DELAY_MILLIS = 5;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long AHEAD_MILLIS = 200;

    /** Two repetitions, so far apart: who is refused first within the last 300 ms of an outage is answered in the end. */
    private static final Map<String, String> SETTINGS =
            Map.of("on_failure", "log", "retries", "2", "retry_pause_ms", "150");

    private static final long OUTAGE_MILLIS = 1500;

    /** Before its end, for what a repetition saves. */
    private static final long TAIL_MILLIS = 200;

    /** Between the answer to a login and its call, for either is a thread's that may have to wait. */
    private static final long CALLED_MILLIS = 50;

    /**
     * The ends of acknowledged logins' calls.
     *
     * @param granted with points, and nothing in the log
     * @param givenUp with a line in the log, and no points
     * @param both with both, or with more than one of either
     * @param neither with nothing
     * @param late of all, those that were begun just before the service worked again
     * @param repeated of these, those with points and nothing in the log
     */
    public record Ends(int granted, int givenUp, int both, int neither, int late, int repeated) {}

    /**
     * Logins whose calls were certainly refused, and may have been answered when they were made again.
     *
     * @param first login
     * @param answeredBefore when the last must have been answered, so that its call was begun while the service failed
     */
    record Tail(long first, long answeredBefore) {
        boolean has(Login login) {
            return login.id() >= first && login.answeredNanos() < answeredBefore;
        }
    }

    @Override
    public String description() {
        return "looking how detached calls end that are made again and then written down";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(6);
    }

    @Override
    public Ends make(Workshop workshop) throws Exception {
        try (Subjects subjects = workshop.subject("way-virtual", SETTINGS)) {
            WireMockService service = workshop.servers(Set.of(Database.NAME)).service();
            Users users = new Users(USERS, DELAY_MILLIS, 0);
            Tail tail;
            try (Driver driver = subjects.connect(CONNECTIONS, users)) {
                users.ask(driver);
                users.logIn(logins);
                long from = service.nanoTime() + AHEAD_MILLIS * NANOS_PER_MILLI;
                service.order(Outage.Mode.FAIL, from, from + OUTAGE_MILLIS * NANOS_PER_MILLI);
                Thread.sleep(AHEAD_MILLIS);
                users.logIn(logins);
                long end = from + OUTAGE_MILLIS * NANOS_PER_MILLI;
                Thread.sleep(Math.max(0, (end - service.nanoTime()) / NANOS_PER_MILLI - TAIL_MILLIS));
                // One host has one clock: the service's times and the users' may be compared.
                tail = new Tail(users.nextId(), end - CALLED_MILLIS * NANOS_PER_MILLI);
                users.logIn(USERS);
                if (!subjects.drain(() -> service.snapshot().inFlight())) {
                    throw new ChildFailedException("way-virtual does not come to rest");
                }
            }
            return ends(
                    users.logins(0, users.nextId()),
                    Grant.all(service.ledger()),
                    givenUp(subjects.site().folder()),
                    tail);
        }
    }

    private static List<GivenUp> givenUp(Path folder) throws IOException {
        List<GivenUp> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.getFileName().toString().matches("failures-\\d+\\.jsonl"))
                    .toList()) {
                all.addAll(FailureLog.read(file));
            }
        }
        return all;
    }

    /** Joins the books by the logins' ids. */
    static Ends ends(List<Login> logins, List<Grant> grants, List<GivenUp> log, Tail tail) {
        Map<Long, Integer> granted = grants.stream().collect(Collectors.toMap(Grant::id, Grant::times));
        Map<Long, Long> logged =
                log.stream().collect(Collectors.groupingBy(call -> call.call().requestId(), Collectors.counting()));
        int late = 0;
        int repeated = 0;
        int onlyGranted = 0;
        int onlyLogged = 0;
        int both = 0;
        int neither = 0;
        for (Login login : logins) {
            if (login.answer() != Answer.ACKNOWLEDGED) {
                continue;
            }
            late += tail.has(login) ? 1 : 0;
            long ends = granted.getOrDefault(login.id(), 0) + logged.getOrDefault(login.id(), 0L);
            if (ends == 0) {
                neither++;
            } else if (ends > 1) {
                both++;
            } else if (granted.containsKey(login.id())) {
                onlyGranted++;
                repeated += tail.has(login) ? 1 : 0;
            } else {
                onlyLogged++;
            }
        }
        return new Ends(onlyGranted, onlyLogged, both, neither, late, repeated);
    }
}
