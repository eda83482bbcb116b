package slowcall.integrations.cdc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.debezium.engine.DebeziumEngine.Offsets;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;

/** Guards against a place in the log that is noted on the wrong side of what is done there, or without it. */
@Timeout(60)
class ChangeProcessorTest {
    private static final int MOST = 10;

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    private final Committer committer = new Committer();
    private final List<String> emitted = Collections.synchronizedList(new ArrayList<>());
    private final Markers markers = new Markers(emitted::add, 20);

    /** What an action waits for, by the login's id. */
    private final Map<Long, CountDownLatch> held = new ConcurrentHashMap<>();

    /** Writes down what it is told. */
    private final class Committer implements RecordCommitter<RecordChangeEvent<SourceRecord>> {
        private volatile RuntimeException refusal;

        @Override
        public void markProcessed(RecordChangeEvent<SourceRecord> event) {
            journal.add("mark " + event.record().sourceOffset().get("lsn"));
        }

        @Override
        public void markBatchFinished() {
            if (refusal != null) {
                throw refusal;
            }
            journal.add("flush");
        }

        @Override
        public void markProcessed(RecordChangeEvent<SourceRecord> event, Offsets offsets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Offsets buildOffsets() {
            throw new UnsupportedOperationException();
        }
    }

    private static List<RecordChangeEvent<SourceRecord>> batch(SourceRecord... records) {
        List<RecordChangeEvent<SourceRecord>> batch = new ArrayList<>();
        for (SourceRecord record : records) {
            batch.add(() -> record);
        }
        return batch;
    }

    private ChangeProcessor<Message> processor(Reading<Message> reading, Action<Message> action, boolean notesFirst) {
        Passage passage = (point, id) -> journal.add(point + " " + id);
        return new Handover<>(reading, action, MOST, notesFirst, markers, passage).begin(MOST);
    }

    private ChangeProcessor<Message> processor(Action<Message> action) {
        return processor(new LoginMessages(), action, false);
    }

    /** Writes down what it does, and waits where it is held. */
    private void perform(Message message) throws InterruptedException {
        CountDownLatch go = held.get(message.id());
        if (go != null) {
            go.await();
        }
        journal.add("effect " + message.id());
    }

    private void await(String entry) throws InterruptedException {
        while (!journal.contains(entry)) {
            Thread.sleep(1);
        }
    }

    private void assertOrder(String... entries) {
        for (int i = 1; i < entries.length; i++) {
            assertTrue(journal.contains(entries[i - 1]), journal::toString);
            assertTrue(journal.indexOf(entries[i - 1]) < journal.indexOf(entries[i]), journal::toString);
        }
    }

    @Test
    void thePlaceIsNotedBehindWhatIsDone() throws Exception {
        try (ChangeProcessor<Message> processor = processor(this::perform)) {
            processor.handleBatch(batch(Records.login(1, 1)), committer);
            await("AFTER_OFFSET 1");
        }

        assertEquals(
                List.of("RECEIVED 1", "effect 1", "BEFORE_OFFSET 1", "mark 2", "flush", "AFTER_OFFSET 1"), journal);
    }

    @Test
    void orBeforeToShowWhatIsLostByIt() throws Exception {
        try (ChangeProcessor<Message> processor = processor(new LoginMessages(), this::perform, true)) {
            processor.handleBatch(batch(Records.login(1, 1)), committer);

            assertEquals(
                    List.of("RECEIVED 1", "BEFORE_OFFSET 1", "mark 2", "flush", "AFTER_OFFSET 1", "effect 1"), journal);
        }
    }

    @Test
    void whatComesBehindIsDoneAndNotNotedBeforeTheFirst() throws Exception {
        held.put(1L, new CountDownLatch(1));
        try (ChangeProcessor<Message> processor = processor(this::perform)) {
            processor.handleBatch(batch(Records.login(1, 1), Records.login(2, 2), Records.login(3, 1)), committer);
            processor.handleBatch(batch(Records.login(4, 2), Records.login(5, 3)), committer);
            await("effect 4");
            await("effect 5");
            assertFalse(journal.stream().anyMatch(entry -> entry.startsWith("mark") || entry.equals("effect 3")));
            held.get(1L).countDown();
            await("AFTER_OFFSET 5");
        }

        assertOrder("effect 2", "effect 4", "effect 1", "effect 3");
        assertOrder("effect 1", "mark 2", "mark 4", "mark 6", "mark 8", "mark 10", "AFTER_OFFSET 5");
        assertOrder("effect 3", "mark 6");
    }

    @Test
    void noMoreThanSoManyAreUnderWay() throws Exception {
        held.put(0L, new CountDownLatch(1));
        SourceRecord[] records = new SourceRecord[MOST + 1];
        for (int i = 0; i <= MOST; i++) {
            records[i] = Records.login(i, i);
        }
        try (ChangeProcessor<Message> processor = processor(this::perform)) {
            CountDownLatch handed = new CountDownLatch(1);
            Thread engine = Thread.ofPlatform().start(() -> {
                try {
                    processor.handleBatch(batch(records), committer);
                    handed.countDown();
                } catch (InterruptedException e) {
                    journal.add("interrupted");
                }
            });
            await("effect " + (MOST - 1));
            assertEquals(1, handed.getCount());
            assertFalse(journal.contains("effect " + MOST));
            held.get(0L).countDown();
            handed.await();
            await("AFTER_OFFSET " + MOST);
            engine.join();
        }
    }

    @Test
    void whatFailsIsDoneAgainUntilItSucceeds() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Action<Message> flaky = message -> {
            int attempt = attempts.incrementAndGet();
            if (attempt == 2) {
                throw new IllegalStateException("full");
            }
            if (attempt < 4) {
                throw new IOException("away");
            }
            perform(message);
        };
        try (ChangeProcessor<Message> processor = processor(flaky)) {
            processor.handleBatch(batch(Records.login(1, 1)), committer);
            await("AFTER_OFFSET 1");
        }

        assertEquals(4, attempts.get());
        assertOrder("effect 1", "mark 2");
    }

    @Test
    void whatIsUnderWayAtTheEndIsGivenUpAndNotNoted() throws Exception {
        held.put(2L, new CountDownLatch(1));
        try (ChangeProcessor<Message> processor = processor(this::perform)) {
            processor.handleBatch(batch(Records.login(1, 1), Records.login(2, 1), Records.login(3, 1)), committer);
            await("AFTER_OFFSET 1");
        }

        assertFalse(journal.contains("effect 2"));
        assertFalse(journal.contains("effect 3"));
        assertFalse(journal.contains("mark 4"));
    }

    @Test
    void whatConcernsNobodyIsNotedAllTheSame() throws Exception {
        try (ChangeProcessor<Message> processor = processor(this::perform)) {
            processor.handleBatch(
                    batch(
                            Records.message("other", "x"),
                            Records.change("c", "visit", 5, null, Records.row(5, 5, 1, 1)),
                            Records.login(6, 1)),
                    committer);
            await("AFTER_OFFSET 6");
        }

        assertOrder("mark 1", "mark 10", "mark 12");
        assertEquals(1, journal.stream().filter(entry -> entry.startsWith("effect")).count());
    }

    @Test
    void whatCannotBeUnderstoodEndsTheEngineAndIsNotNoted() {
        try (ChangeProcessor<Message> processor = processor(new OutboxMessages(), this::perform, false)) {
            assertThrows(
                    UncheckedIOException.class,
                    () -> processor.handleBatch(batch(Records.routed("points!")), committer));
        }

        assertEquals(List.of(), journal);
    }

    @Test
    void whatCannotBeNotedEndsTheEngine() throws Exception {
        committer.refusal = new IllegalStateException("no disk");
        try (ChangeProcessor<Message> processor = processor(this::perform)) {
            processor.handleBatch(batch(Records.login(1, 1)), committer);
            await("BEFORE_OFFSET 1");

            var end = assertThrows(IllegalStateException.class, () -> {
                while (true) {
                    processor.handleBatch(batch(Records.login(2, 2)), committer);
                }
            });

            assertSame(committer.refusal, end.getCause());
        }
    }

    @Test
    void aMarkerHasPassedWhenWhatIsBeforeItIsNoted() throws Exception {
        held.put(1L, new CountDownLatch(1));
        assertEquals(1, markers.backlog());
        SourceRecord marker = Records.message(EngineProperties.MESSAGES, emitted.getFirst());
        try (ChangeProcessor<Message> processor = processor(this::perform)) {
            processor.handleBatch(batch(Records.login(1, 1), marker, Records.login(2, 2)), committer);
            await("effect 2");
            assertEquals(1, markers.backlog());
            assertEquals(1, emitted.size());
            held.get(1L).countDown();
            await(Failpoint.AFTER_OFFSET + " 2");
        }

        assertEquals(1, markers.backlog());
        assertEquals(2, emitted.size(), "the first has passed");
    }

    @Test
    void thereIsSomethingToDoItWith() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Handover<>(new LoginMessages(), this::perform, 0, false, markers, Passage.UNSEEN));
    }
}
