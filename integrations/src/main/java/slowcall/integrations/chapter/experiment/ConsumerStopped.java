package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.ledger.Login;
import slowcall.integrations.subject.Driver;
import slowcall.integrations.subject.Role;
import slowcall.integrations.subject.Subjects;
import slowcall.integrations.subject.Users;
import slowcall.service.WireMockService;

/**
 * Logins while the process that consumes their messages is dead, and after another has come in its place.
 *
 * @param logins before it is killed, and again while it is dead
 */
public record ConsumerStopped(int logins) implements Observation<ConsumerStopped.Meanwhile> {
    private static final String WAY = "way-kafka";
    private static final int USERS = 8;
    private static final int CONNECTIONS = 2;
    private static final int DELAY_MILLIS = 5;

    /**
     * What was seen.
     *
     * @param asked logins while there was no consumer
     * @param acknowledged those of them that were
     * @param granted those of them that had their points before another consumer came
     * @param lost acknowledged logins, of all, that never got theirs
     * @param waitBefore what a user waited with a consumer, the median, in milliseconds
     * @param waitMeanwhile the same without one
     */
    public record Meanwhile(
            int asked, int acknowledged, int granted, int lost, double waitBefore, double waitMeanwhile) {}

    @Override
    public String description() {
        return "logging in while nobody consumes messages";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(7).plusMillis(4L * logins);
    }

    @Override
    public Meanwhile make(Workshop workshop) throws Exception {
        try (Subjects subjects = workshop.subject(WAY, Map.of())) {
            WireMockService service = Rest.service(workshop);
            Users users = new Users(USERS, DELAY_MILLIS, 0);
            try (Driver driver = subjects.connect(CONNECTIONS, users)) {
                users.ask(driver);
                // The first ones wait for what is opened and compiled.
                users.logIn(logins);
                long first = users.nextId();
                users.logIn(logins);
                Rest.await(WAY, subjects, service);
                subjects.working(Role.BACK).kill();
                long dead = users.nextId();
                users.logIn(logins);
                long end = users.nextId();
                List<Login> meanwhile = users.logins(dead, end);
                int granted = count(Grant.all(service.ledger()), dead);
                subjects.replace(Role.BACK);
                Rest.await(WAY, subjects, service);
                Books books = Books.of(users.logins(0, end), Grant.all(service.ledger()));
                return new Meanwhile(
                        logins,
                        Math.toIntExact(meanwhile.stream()
                                .filter(login -> login.answer() == Answer.ACKNOWLEDGED)
                                .count()),
                        granted,
                        books.lost(),
                        Waits.medianMillis(users.logins(first, dead)),
                        Waits.medianMillis(meanwhile));
            }
        }
    }

    private static int count(List<Grant> grants, long from) {
        return Math.toIntExact(
                grants.stream().filter(grant -> grant.id() >= from).count());
    }
}
