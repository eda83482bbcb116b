package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.Map;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.subject.Driver;
import slowcall.integrations.subject.Subjects;
import slowcall.integrations.subject.Users;
import slowcall.service.WireMockService;

/**
 * What the books of both sides say when so many logins have been carried out in one way, and all has come to rest.
 *
 * @param way its name
 * @param settings those that depart from the usual
 * @param logins how many
 * @param everyHowManyRollsBack of so many logins one does; 0 for none
 */
public record BooksOf(String way, Map<String, String> settings, int logins, int everyHowManyRollsBack)
        implements Observation<Books> {
    private static final int USERS = 8;
    private static final int CONNECTIONS = 2;
    private static final int DELAY_MILLIS = 5;
    private static final Duration START_AND_REST = Duration.ofSeconds(4);

    public BooksOf {
        settings = Map.copyOf(settings);
    }

    @Override
    public String description() {
        return "comparing the books of " + way;
    }

    @Override
    public Duration expected() {
        return START_AND_REST.plusMillis(2L * logins);
    }

    @Override
    public Books make(Workshop workshop) throws Exception {
        try (Subjects subjects = workshop.subject(way, settings)) {
            WireMockService service = Rest.service(workshop);
            Users users = new Users(USERS, DELAY_MILLIS, everyHowManyRollsBack);
            try (Driver driver = subjects.connect(CONNECTIONS, users)) {
                users.ask(driver);
                users.logIn(logins);
                Rest.await(way, subjects, service);
            }
            return Books.of(users.logins(0, users.nextId()), Grant.all(service.ledger()));
        }
    }
}
