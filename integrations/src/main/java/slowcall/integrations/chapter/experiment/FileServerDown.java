package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.ledger.Login;
import slowcall.integrations.parts.FileServer;
import slowcall.integrations.parts.Part;
import slowcall.integrations.subject.Driver;
import slowcall.integrations.subject.Subjects;
import slowcall.integrations.subject.Users;
import slowcall.service.WireMockService;

/**
 * Logins while the file server is dead for three intervals, and nobody does anything about it but start it again.
 *
 * @param intervalMillis from one look of sender and receiver to the next
 */
public record FileServerDown(int intervalMillis) implements Observation<FileServerDown.Resent> {
    private static final String WAY = "way-batch";
    private static final int USERS = 2;
    private static final int CONNECTIONS = 1;
    private static final int DELAY_MILLIS = 5;
    private static final int BEFORE = 50;
    private static final int INTERVALS = 3;

    /**
     * What was seen.
     *
     * @param asked logins while it was dead
     * @param acknowledged those of them that were
     * @param lost acknowledged logins, of all, that never got their points
     */
    public record Resent(int asked, int acknowledged, int lost) {}

    @Override
    public String description() {
        return "logging in while the file server is down";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(6).plusMillis(8L * intervalMillis);
    }

    @Override
    public Resent make(Workshop workshop) throws Exception {
        Map<String, String> settings = Map.of("interval_ms", String.valueOf(intervalMillis), "dedupe", "api");
        try (Subjects subjects = workshop.subject(WAY, settings)) {
            WireMockService service = Rest.service(workshop);
            Part server = WorkshopServers.part(workshop, FileServer.NAME);
            Users users = new Users(USERS, DELAY_MILLIS, 0);
            try (Driver driver = subjects.connect(CONNECTIONS, users)) {
                users.ask(driver);
                users.logIn(BEFORE);
                long dead = users.nextId();
                server.kill();
                try {
                    Users.Visit visit = users.begin();
                    Thread.sleep((long) INTERVALS * intervalMillis);
                    visit.end();
                } finally {
                    server.restart();
                }
                long alive = users.nextId();
                Rest.await(WAY, subjects, service);
                List<Login> meanwhile = users.logins(dead, alive);
                Books books = Books.of(users.logins(0, alive), Grant.all(service.ledger()));
                return new Resent(
                        Math.toIntExact(alive - dead),
                        Math.toIntExact(meanwhile.stream()
                                .filter(login -> login.answer() == Answer.ACKNOWLEDGED)
                                .count()),
                        books.lost());
            }
        }
    }
}
