package slowcall.integrations.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.effect.DatabaseEffect;
import slowcall.integrations.effect.Effect;
import slowcall.integrations.effect.Grants;
import slowcall.integrations.effect.Seen;
import slowcall.integrations.effect.SlowEffect;
import slowcall.integrations.failure.FailureLog;
import slowcall.integrations.failure.GivenUp;
import slowcall.integrations.failure.Retry;
import slowcall.integrations.message.CommandSender;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.FailureReplay;
import slowcall.integrations.message.FaultySender;
import slowcall.integrations.message.FaultySender.Loses;
import slowcall.integrations.message.IgnoringSender;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Killed;
import slowcall.integrations.message.LoggingSender;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;
import slowcall.integrations.message.RetryingSender;
import slowcall.integrations.message.Sender;
import slowcall.integrations.parts.Broker;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.Databases;
import slowcall.jvm.ChildJvm;

/** Guards against a hand-over through a real broker that loses, repeats or holds up other messages than it is said to. */
@Timeout(240)
class KafkaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path temporary;

    private static Broker broker;
    private static Database server;
    private static Topics topics;
    private static int tests;

    private String topic;
    private DataSource database;

    @BeforeAll
    static void start() throws Exception {
        server = Database.start(temporary.resolve("database"));
        broker = Broker.start(temporary.resolve("kafka"));
        topics = Topics.of(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable each : new AutoCloseable[] {topics, broker, server}) {
            try {
                if (each != null) {
                    each.close();
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @BeforeEach
    void create() throws Exception {
        topic = "logins-" + tests++;
        topics.create(topic, Topics.IN_ORDER);
        database = Databases.create(server, "CREATE TABLE login (id bigint PRIMARY KEY)");
        try (Connection connection = database.getConnection()) {
            Seen.create(connection);
            Grants.create(connection);
        }
    }

    private static Message event(long id) {
        return new Message(id, (int) (id % 7), 0, Intent.EVENT);
    }

    private KafkaSender sender() {
        return KafkaSender.open(broker.bootstrapServers(), ProducerSettings.USUAL, topic);
    }

    private static void sendAll(Sender sender, long from, long to) {
        List<CompletableFuture<Void>> sent = LongStream.range(from, to)
                .mapToObj(id -> sender.send(event(id)))
                .toList();
        sent.forEach(CompletableFuture::join);
    }

    private List<Long> arrived() throws Exception {
        return TopicReader.ids(broker.bootstrapServers(), topic);
    }

    private static <T> Map<T, Long> counted(List<T> all) {
        return all.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static <T> Map<Long, T> each(T value, long from, long to) {
        return LongStream.range(from, to).boxed().collect(Collectors.toMap(Function.identity(), id -> value));
    }

    private Map<Long, Integer> granted() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Grants.times(connection);
        }
    }

    private ConsumerLoop loop(
            ConsumerSettings settings, Acknowledgement acknowledgement, Effect effect, int atOnce, Passage passage) {
        Effects effects = new Effects(
                effect,
                atOnce,
                Retry.NEVER,
                lost -> {
                    throw new AssertionError(lost);
                },
                passage);
        return ConsumerLoop.of(broker.bootstrapServers(), settings, topic, acknowledgement, effects, passage);
    }

    private Members member(String group, Effect effect) {
        return Members.start(
                1,
                number ->
                        loop(ConsumerSettings.ofGroup(group), Acknowledgement.AFTER_EFFECT, effect, 1, Passage.UNSEEN));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < until, "waited for too long");
            Thread.sleep(20);
        }
    }

    private void awaitNoLag(String group) throws Exception {
        try (Group seen = Group.of(broker.bootstrapServers(), group)) {
            await(() -> seen.lag(topic) == 0);
        }
    }

    @Test
    void whileNobodyReceivesMessagesAreTakenAndKept() throws Exception {
        try (KafkaSender sender = sender();
                Group points = Group.of(broker.bootstrapServers(), "stopped")) {
            sendAll(sender, 0, 200);
            assertEquals(200, points.lag(topic));
            assertEquals(0, points.members());

            try (Members members = member("stopped", DatabaseEffect.eachTime(database))) {
                awaitNoLag("stopped");
                assertEquals(1, points.members());
                members.pause();
                // A look that had begun may still bring some.
                Thread.sleep(300);
                sendAll(sender, 200, 250);
                assertEquals(50, points.lag(topic));
                assertEquals(200, granted().size());

                members.resume();
                awaitNoLag("stopped");
                assertNull(members.failure());
            }
        }

        assertEquals(each(1, 0, 250), granted());
    }

    @Test
    void aSlowConsumersBacklogIsWhatWasSentLessWhatItHasDone() throws Exception {
        SlowEffect slow = new SlowEffect(DatabaseEffect.eachTime(database));
        slow.setLonger(Duration.ofMillis(20));
        try (KafkaSender sender = sender();
                Group points = Group.of(broker.bootstrapServers(), "slow");
                Members members = Members.start(
                        1,
                        number -> loop(
                                ConsumerSettings.ofGroup("slow").receiving(1),
                                Acknowledgement.AFTER_EFFECT,
                                slow,
                                1,
                                Passage.UNSEEN))) {
            sendAll(sender, 0, 100);
            await(() -> granted().size() >= 5);
            members.pause();
            await(() -> points.lag(topic) == 100 - granted().size());
            assertTrue(points.lag(topic) > 0);

            slow.setLonger(Duration.ZERO);
            members.resume();
            awaitNoLag("slow");
        }

        assertEquals(each(1, 0, 100), granted());
    }

    @Test
    void whatHasNoRoomWhileTheBrokerIsAwayFailsAndTheRestArrivesOnce() throws Exception {
        ProducerSettings small =
                new ProducerSettings(Duration.ZERO, 1 << 15, Duration.ofMillis(10), Duration.ofMinutes(1));
        List<Long> taken = new ArrayList<>();
        try (KafkaSender sender = KafkaSender.open(broker.bootstrapServers(), ProducerSettings.USUAL, topic)) {
            sender.send(event(-1)).get();
        }
        try (KafkaSender sender = KafkaSender.open(broker.bootstrapServers(), small, topic)) {
            // Where the topic is takes longer to learn than this one waits.
            await(() -> !failed(sender.send(event(-2))));
            broker.kill();
            // It has noticed by then, and still knows where the topic was.
            Thread.sleep(Duration.ofSeconds(3));
            Map<Long, CompletableFuture<Void>> sent = new HashMap<>();
            for (long id = 0; id < 1000; id++) {
                sent.put(id, sender.send(event(id)));
                if (sent.get(id).isCompletedExceptionally()) {
                    break;
                }
            }
            assertTrue(
                    sent.size() > 1 && sent.size() < 1000,
                    () -> "room for " + sent.size() + ", then "
                            + sent.get((long) sent.size() - 1).exceptionNow());
            broker.restart();
            sent.forEach((id, each) -> {
                if (!failed(each)) {
                    taken.add(id);
                }
            });
            assertEquals(sent.size() - 1, taken.size());
        }

        Map<Long, Long> arrived = counted(arrived());
        arrived.remove(-1L);
        arrived.remove(-2L);
        assertEquals(each(1L, 0, taken.size()), arrived);
    }

    private static boolean failed(CompletableFuture<Void> sent) {
        try {
            sent.get(60, TimeUnit.SECONDS);
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aGroupThatComesLaterGetsAllAndTakesNothingFromTheOther() throws Exception {
        List<Long> first = Collections.synchronizedList(new ArrayList<>());
        List<Long> second = Collections.synchronizedList(new ArrayList<>());
        try (KafkaSender sender = sender();
                Members one = member("first", message -> first.add(message.id()))) {
            sendAll(sender, 0, 20);
            awaitNoLag("first");
            try (Members other = member("second", message -> second.add(message.id()))) {
                sendAll(sender, 20, 40);
                awaitNoLag("first");
                awaitNoLag("second");
            }
        }

        List<Long> all = LongStream.range(0, 40).boxed().toList();
        assertEquals(all, first);
        assertEquals(all, second);
    }

    @Test
    void ignoredFailuresLoseRetriedOnesRepeatAndLoggedOnesWait() throws Exception {
        Path file = temporary.resolve("failures.jsonl");
        try (KafkaSender sender = sender();
                FailureLog log = FailureLog.open(file)) {
            FaultySender loses = new FaultySender(sender, Loses.MESSAGE, 0.1, 1);
            FaultySender losesAcknowledgements = new FaultySender(sender, Loses.ACKNOWLEDGEMENT, 0.1, 1);

            sendAll(new IgnoringSender(loses), 0, 500);
            sendAll(
                    new RetryingSender(losesAcknowledgements, new Retry(1, Duration.ofMillis(1)), Runnable::run),
                    500,
                    1000);
            sendAll(
                    new LoggingSender(new FaultySender(sender, Loses.MESSAGE, 0.1, 1), 1, log::add, Runnable::run),
                    1000,
                    1500);
            Map<Long, Long> expected = new HashMap<>();
            LongStream.range(0, 1500).forEach(id -> {
                boolean struck = loses.strikes(id);
                long times = struck ? (id >= 500 && id < 1000 ? 2 : 0) : 1;
                if (times > 0) {
                    expected.put(id, times);
                }
            });
            // The ignoring one does not say when the broker has the last.
            await(() -> arrived().size()
                    >= expected.values().stream().mapToLong(Long::longValue).sum());
            assertEquals(expected, counted(arrived()));

            List<GivenUp> failed =
                    new FailureReplay(call -> event(call.requestId()), sender).send(FailureLog.read(file));

            assertEquals(List.of(), failed);
            LongStream.range(1000, 1500).forEach(id -> expected.put(id, 1L));
            assertEquals(expected, counted(arrived()));
        }
    }

    /** One member that is killed with the message 3 at this point, and one of the same name that comes after it. */
    private void receiveAndBeKilled(Acknowledgement acknowledgement, Failpoint point, Effect effect) throws Exception {
        ConsumerSettings settings =
                ConsumerSettings.ofGroup(topic).named("killed-0").receiving(10);
        try (KafkaSender sender = sender()) {
            sendAll(sender, 0, 5);
        }
        assertThrows(
                Killed.class,
                () -> loop(settings, acknowledgement, effect, 1, Killed.at(point, 3))
                        .run());
        try (Members next = Members.start(1, number -> loop(settings, acknowledgement, effect, 1, Passage.UNSEEN))) {
            awaitNoLag(topic);
            assertNull(next.failure());
        }
    }

    @Test
    void killedBeforeItsAcknowledgementItReceivesAgain() throws Exception {
        receiveAndBeKilled(
                Acknowledgement.AFTER_EFFECT, Failpoint.BEFORE_ACKNOWLEDGEMENT, DatabaseEffect.eachTime(database));

        assertEquals(each(2, 0, 5), granted());
    }

    @Test
    void receivedAgainAMessageThatWasSeenHasNoSecondEffect() throws Exception {
        receiveAndBeKilled(
                Acknowledgement.AFTER_EFFECT, Failpoint.BEFORE_ACKNOWLEDGEMENT, DatabaseEffect.once(database));

        assertEquals(each(1, 0, 5), granted());
    }

    @Test
    void killedInTheMiddleOfABatchEachHasItsEffectOnceThoughSomeAreReceivedTwice() throws Exception {
        receiveAndBeKilled(Acknowledgement.AFTER_EFFECT, Failpoint.AFTER_EFFECT, DatabaseEffect.once(database));

        assertEquals(each(1, 0, 5), granted());
    }

    @Test
    void acknowledgedBeforeTheEffectWhatWasNotDoneIsLost() throws Exception {
        receiveAndBeKilled(Acknowledgement.BEFORE_EFFECT, Failpoint.BEFORE_EFFECT, DatabaseEffect.eachTime(database));

        assertEquals(each(1, 0, 3), granted());
    }

    @Test
    void whatIsSentTwiceHasItsEffectOnceWithSeveralConsumers() throws Exception {
        String shared = topic + "-shared";
        topics.create(shared, Topics.SHARED);
        topic = shared;
        try (KafkaSender sender = sender();
                Members members = Members.start(
                        2,
                        number -> loop(
                                ConsumerSettings.ofGroup("several").receiving(20),
                                Acknowledgement.AFTER_EFFECT,
                                DatabaseEffect.once(database),
                                8,
                                Passage.UNSEEN))) {
            sendAll(sender, 0, 300);
            sendAll(sender, 0, 30);
            awaitNoLag("several");
            assertNull(members.failure());
        }

        assertEquals(330, arrived().size());
        assertEquals(each(1, 0, 300), granted());
    }

    @Test
    void ofAnEventEverySubscriberHearsAndItMayBeNobody() throws Exception {
        Map<String, List<Long>> heard = new HashMap<>();
        try (KafkaSender sender = sender()) {
            sendAll(sender, 0, 10);
            List<Members> subscribers = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                List<Long> ids = Collections.synchronizedList(new ArrayList<>());
                heard.put(name, ids);
                subscribers.add(member(name, message -> ids.add(message.id())));
            }
            sendAll(sender, 10, 20);
            for (String name : heard.keySet()) {
                awaitNoLag(name);
            }
            subscribers.forEach(Members::close);
        }

        List<Long> all = LongStream.range(0, 20).boxed().toList();
        assertEquals(Map.of("a", all, "b", all, "c", all), heard);
    }

    @Test
    void aCommandIsCarriedOutByOneAndMissedIfThereIsNone() throws Exception {
        String shared = topic + "-commands";
        topics.create(shared, Topics.SHARED);
        topic = shared;
        List<List<Long>> carriedOut = List.of(
                Collections.synchronizedList(new ArrayList<>()), Collections.synchronizedList(new ArrayList<>()));
        try (KafkaSender sender = sender();
                Group addressee = Group.of(broker.bootstrapServers(), "workers")) {
            CommandSender commands = new CommandSender(sender, addressee::members);
            var missed = assertThrows(
                    CompletionException.class,
                    () -> commands.send(new Message(1, 1, 0, Intent.COMMAND)).join());
            assertEquals(
                    "command 1: its addressee is not there", missed.getCause().getMessage());
            assertEquals(List.of(), arrived());

            int sent = 0;
            try (Members workers = Members.start(
                    2,
                    number -> loop(
                            ConsumerSettings.ofGroup("workers"),
                            Acknowledgement.AFTER_EFFECT,
                            message -> carriedOut.get(number).add(message.id()),
                            1,
                            Passage.UNSEEN))) {
                await(() -> addressee.members() > 0);
                // Until the second has its share: the first has all for as long as they are not divided anew.
                while (carriedOut.stream().anyMatch(List::isEmpty)) {
                    commands.send(new Message(sent, sent, 0, Intent.COMMAND)).join();
                    sent++;
                }
                awaitNoLag("workers");
                assertNull(workers.failure());
            }
        }

        List<Long> all = new ArrayList<>(carriedOut.get(0));
        all.addAll(carriedOut.get(1));
        assertEquals(counted(arrived()), counted(all));
        assertTrue(counted(all).values().stream().allMatch(times -> times == 1), all::toString);
    }

    @Test
    void producersAndConsumersGoOnWhenTheBrokerIsBack() throws Exception {
        try (KafkaSender sender = sender();
                Members members = member("patient", DatabaseEffect.once(database))) {
            sendAll(sender, 0, 20);
            await(() -> granted().size() == 20);
            broker.kill();
            CompletableFuture<Void> meanwhile = sender.send(event(20));
            broker.restart();
            meanwhile.get(60, TimeUnit.SECONDS);
            sendAll(sender, 21, 40);
            awaitNoLag("patient");
            assertNull(members.failure());
        }

        assertEquals(each(1, 0, 40), granted());
    }

    @Test
    void afterASigkillTheNextOfThatNameGoesOnAtOnce() throws Exception {
        try (KafkaSender sender = sender()) {
            sendAll(sender, 0, 5);
        }
        try (ChildJvm child = ChildJvm.start(
                "the consumer", List.of(), List.of(), DoomedConsumer.class, temporary.resolve("consumer.txt"))) {
            for (String line : List.of(
                    broker.bootstrapServers(), topic, Databases.url(database), server.user(), server.password())) {
                child.send(line);
            }
            assertEquals("AT 0", child.receive(PATIENCE));
            child.kill();
        }
        assertEquals(each(1, 0, 5), granted());

        try (Members next = Members.start(
                1,
                number -> loop(
                        DoomedConsumer.SETTINGS,
                        Acknowledgement.AFTER_EFFECT,
                        DatabaseEffect.eachTime(database),
                        1,
                        Passage.UNSEEN))) {
            awaitNoLag(DoomedConsumer.SETTINGS.group());
            assertNull(next.failure());
        }

        assertEquals(each(2, 0, 5), granted());
    }
}
