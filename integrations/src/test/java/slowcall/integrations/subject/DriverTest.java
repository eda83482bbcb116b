package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.integrations.ledger.Answer;

/** Guards against an answer that goes to another login, or is heard twice, and against a login of which nobody is told anything. */
@Timeout(60)
class DriverTest {
    private static final String TOKEN = "0123456789abcdef";

    private final Map<Long, List<Answer>> answers = new ConcurrentHashMap<>();
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

    private Driver connect(Door door, int connections) throws IOException {
        Driver driver = Driver.connect(
                door.port(),
                TOKEN,
                connections,
                (id, answer) -> answers.computeIfAbsent(id, first -> Collections.synchronizedList(new ArrayList<>()))
                        .add(answer));
        open.add(driver);
        return driver;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "waited for too long");
            Thread.sleep(5);
        }
    }

    @Test
    void everyLoginGetsItsOwnAnswerInWhateverOrderTheyCome() throws Exception {
        ExecutorService subject = Executors.newFixedThreadPool(4);
        open.add(subject);
        Door door = door((asked, answer) ->
                subject.execute(() -> answer.accept(asked.rollsBack() ? Answer.REFUSED : Answer.ACKNOWLEDGED)));
        Driver driver = connect(door, 3);

        for (int id = 0; id < 2000; id++) {
            assertTrue(driver.send(new Asked(id, id % 64, 20, id % 3 == 0)));
        }
        await(() -> driver.open() == 0);

        Map<Long, List<Answer>> expected = IntStream.range(0, 2000)
                .boxed()
                .collect(Collectors.toMap(
                        id -> (long) id, id -> List.of(id % 3 == 0 ? Answer.REFUSED : Answer.ACKNOWLEDGED)));
        await(() -> answers.size() == 2000);
        assertEquals(expected, answers);
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void whatTheSubjectSaysIsHeard(Answer said) throws Exception {
        Driver driver = connect(door((asked, answer) -> answer.accept(said)), 1);

        driver.send(new Asked(1, 1, 0, false));

        await(() -> answers.containsKey(1L));
        assertEquals(List.of(said), answers.get(1L));
    }

    @Test
    void oneUsersLoginsArriveAsSentAndWhole() throws Exception {
        LinkedBlockingQueue<Asked> arrived = new LinkedBlockingQueue<>();
        Driver driver = connect(door((asked, answer) -> arrived.add(asked)), 3);
        List<Asked> sent = IntStream.range(0, 500)
                .mapToObj(id -> new Asked(id, id % 7, id * 3, id % 2 == 0))
                .toList();

        sent.forEach(driver::send);
        await(() -> arrived.size() == 500);

        assertEquals(
                sent.stream().collect(Collectors.groupingBy(Asked::user)),
                arrived.stream().collect(Collectors.groupingBy(Asked::user)));
    }

    @Test
    void whenTheSubjectIsGoneWhatIsOpenIsUnknownOnceAndNothingMoreIsSent() throws Exception {
        Door door = door((asked, answer) -> {
            if (asked.id() < 5) {
                answer.accept(Answer.ACKNOWLEDGED);
            }
        });
        Driver driver = connect(door, 2);
        for (int id = 0; id < 20; id++) {
            driver.send(new Asked(id, id, 0, false));
        }
        await(() -> driver.open() == 15);

        door.close();
        await(() -> driver.open() == 0);
        driver.close();

        await(() -> answers.size() == 20);
        answers.forEach((id, heard) ->
                assertEquals(List.of(id < 5 ? Answer.ACKNOWLEDGED : Answer.UNKNOWN), heard, () -> "login " + id));
        assertFalse(driver.send(new Asked(99, 1, 0, false)));
        assertFalse(answers.containsKey(99L));
    }

    @Test
    void closingItMakesWhatIsOpenUnknownThoughTheSubjectIsThere() throws Exception {
        Driver driver = connect(door((asked, answer) -> {}), 1);
        driver.send(new Asked(1, 1, 0, false));

        driver.close();

        await(() -> answers.containsKey(1L));
        assertEquals(List.of(Answer.UNKNOWN), answers.get(1L));
    }

    @Test
    void whoDoesNotHaveTheTokenIsTurnedAway() throws Exception {
        Door door = door((asked, answer) -> answer.accept(Answer.ACKNOWLEDGED));

        var refusal =
                assertThrows(IOException.class, () -> Driver.connect(door.port(), "guessed", 1, (id, answer) -> {}));

        assertEquals("the subject on port " + door.port() + " does not take the token", refusal.getMessage());
    }
}
