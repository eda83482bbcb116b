package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.integrations.ledger.Account;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.ledger.Login;
import slowcall.integrations.parts.Database;
import slowcall.integrations.subject.Driver;
import slowcall.integrations.subject.Subjects;
import slowcall.integrations.subject.Users;
import slowcall.integrations.subject.Way;
import slowcall.service.WireMockService;
import slowcall.strategy.Promise;

/**
 * Guards against a checker that sees nothing: ways that lose, repeat, fabricate or overtake go through the same processes as all others,
 * and each of their defects is counted.
 */
@Timeout(240)
class BrokenWaysIT {
    private static final int LOGINS = 500;
    private static final int AFFLICTED = LOGINS / BrokenWay.OF;

    @TempDir
    private static Path temporary;

    private static Database database;
    private static WireMockService service;

    @BeforeAll
    static void start() throws Exception {
        database = Database.start(temporary.resolve("database"));
        service = WireMockService.start(temporary.resolve("service.txt"));
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    /** One user's logins, one after the other, so that all have an order; their books when nothing is under way. */
    private static Account account(String name) throws Exception {
        Way way = Way.named(name);
        service.reset();
        Users users = new Users(1, 0, 0);
        try (Subjects subjects = Subjects.start(
                        way,
                        way.settings().defaults(),
                        service.points(),
                        Map.of(Database.NAME, database.address()),
                        temporary.resolve(name),
                        List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
                Driver driver = subjects.connect(1, users)) {
            users.ask(driver);
            users.logIn(LOGINS);
            assertTrue(subjects.drain(() -> service.snapshot().inFlight()));
            List<Login> logins = users.logins(0, users.nextId());
            assertEquals(LOGINS, logins.size());
            return Account.of(logins, Grant.all(service.ledger()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "broken-drops, 1, 0, 0, 0",
        "broken-doubles, 0, 1, 0, 0",
        "broken-fabricates, 0, 0, 1, 0",
        "broken-swaps, 0, 0, 0, 1"
    })
    void eachDefectIsCounted(String way, int lost, int duplicated, int unexpected, int outOfOrder) throws Exception {
        Account expected = new Account(
                LOGINS,
                0,
                LOGINS - lost * AFFLICTED + unexpected * AFFLICTED,
                lost * AFFLICTED,
                duplicated * AFFLICTED,
                unexpected * AFFLICTED,
                outOfOrder * AFFLICTED);

        Account account = account(way);

        assertEquals(expected, account);
        assertEquals(1, account.breaks(Promise.EFFECTIVELY_ONCE.inOrder()).size());
    }

    @Test
    void aWayThatBreaksNothingIsInOrder() throws Exception {
        assertEquals(new Account(LOGINS, 0, LOGINS, 0, 0, 0, 0), account("way-sync"));
    }
}
