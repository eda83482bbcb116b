package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Login;
import slowcall.jvm.ChildFailedException;

/** Guards against a book that has logins which were never asked for, or misses some that were. */
@Timeout(60)
class UsersTest {
    private static final String TOKEN = "0123456789abcdef";

    private final Queue<AutoCloseable> open = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private Door door(Door.Logins logins) throws IOException {
        Door door = Door.open(TOKEN, logins);
        open.add(door);
        return door;
    }

    private void connect(Users users, Door door) throws IOException {
        Driver driver = Driver.connect(door.port(), TOKEN, 2, users);
        open.add(driver);
        users.ask(driver);
    }

    private static List<Login> all(Users users) {
        return users.logins(0, users.nextId());
    }

    @Test
    void theyLogInAsOftenAsTheyAreToldToAndOneAfterTheOtherEach() throws Exception {
        Map<Integer, AtomicInteger> openOf = new ConcurrentHashMap<>();
        AtomicInteger mostOpen = new AtomicInteger();
        Users users = new Users(3, 20, 10);
        connect(users, door((asked, answer) -> {
            AtomicInteger own = openOf.computeIfAbsent(asked.user(), user -> new AtomicInteger());
            mostOpen.accumulateAndGet(own.incrementAndGet(), Math::max);
            own.decrementAndGet();
            answer.accept(asked.rollsBack() ? Answer.REFUSED : Answer.ACKNOWLEDGED);
        }));

        users.logIn(100);

        List<Login> logins = all(users);
        assertEquals(
                LongStream.range(0, 100).boxed().toList(),
                logins.stream().map(Login::id).toList());
        assertEquals(
                10,
                logins.stream()
                        .filter(login -> login.answer() == Answer.REFUSED)
                        .count());
        assertTrue(logins.stream().allMatch(login -> login.sentNanos() <= login.answeredNanos()));
        assertEquals(1, mostOpen.get());
        assertEquals(0, users.open());
    }

    @Test
    void whenTheSubjectIsGoneTheyAreToldThatNobodyKnowsAndGoOnWithTheNext() throws Exception {
        CountDownLatch taken = new CountDownLatch(2);
        Door mute = door((asked, answer) -> taken.countDown());
        Users users = new Users(2, 0, 0);
        connect(users, mute);

        Users.Visit visit = users.begin();
        assertTrue(taken.await(20, TimeUnit.SECONDS));
        mute.close();
        connect(users, door((asked, answer) -> answer.accept(Answer.ACKNOWLEDGED)));
        // Both: who still looks for somebody when it ends has an id and no login.
        while (all(users).stream()
                        .filter(login -> login.id() > 1)
                        .map(Login::user)
                        .distinct()
                        .count()
                < 2) {
            Thread.sleep(1);
        }
        visit.end();

        List<Login> logins = all(users);
        assertEquals(users.nextId(), logins.size());
        assertEquals(
                List.of(0L, 1L),
                logins.stream()
                        .filter(login -> login.answer() == Answer.UNKNOWN)
                        .map(Login::id)
                        .toList());
        assertTrue(logins.stream()
                .filter(login -> login.id() > 1)
                .allMatch(login -> login.answer() == Answer.ACKNOWLEDGED));
    }

    @Test
    void whoFindsNobodyHasNotAskedForAnything() throws Exception {
        Users users = new Users(1, 0, 0);

        Users.Visit visit = users.begin();
        while (users.nextId() == 0) {
            Thread.sleep(1);
        }
        visit.end();

        assertEquals(List.of(), all(users));
        assertEquals(0, users.open());
        assertNull(users.answer(0));
    }

    @Test
    void whoIsNeverAnsweredGivesUpAndSaysWhatBecameOfTheSubject() throws Exception {
        Duration patience = Duration.ofMillis(300);
        Users users = new Users(2, 0, 0, patience);
        Door mute = door((asked, answer) -> {});
        Driver driver = Driver.connect(mute.port(), TOKEN, 1, users, () -> {
            throw new ChildFailedException("the subject's front ended with exit code 3");
        });
        open.add(driver);
        users.ask(driver);

        var gone = assertThrows(ChildFailedException.class, () -> users.logIn(5));

        assertEquals("the subject's front ended with exit code 3", gone.getMessage());
        assertEquals(0, users.open());
        Users alone = new Users(1, 0, 0, patience);
        var nobody = assertThrows(ChildFailedException.class, () -> alone.logIn(5));
        assertTrue(nobody.getMessage().startsWith("no login was answered for"), nobody.getMessage());
        Users visitors = new Users(1, 0, 0, patience);
        connect(visitors, mute);
        Users.Visit visit = visitors.begin();
        while (visitors.open() == 0) {
            Thread.sleep(1);
        }
        assertThrows(ChildFailedException.class, visit::end);
    }
}
