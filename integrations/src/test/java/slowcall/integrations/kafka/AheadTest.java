package slowcall.integrations.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.integrations.kafka.Ahead.Received;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;

/** Guards against an offset that is acknowledged before everything that lies before it is done. */
@Timeout(60)
class AheadTest {
    private final Ahead ahead = new Ahead(1000);

    private static Received add(Ahead ahead, TopicPartition partition, long offset) {
        var record = new ConsumerRecord<byte[], byte[]>(
                partition.topic(),
                partition.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                new RecordHeaders(),
                Optional.of(3));
        return ahead.add(record, new Message(offset, 1, 0, Intent.EVENT));
    }

    private Received first(long offset) {
        return add(ahead, ScriptedConsumer.FIRST, offset);
    }

    private Received second(long offset) {
        return add(ahead, ScriptedConsumer.SECOND, offset);
    }

    private Map<Integer, Long> acknowledgeable() {
        return Ahead.offsets(ahead.done()).entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().partition(),
                        each -> each.getValue().offset()));
    }

    @Test
    void whatIsDoneBehindOneThatIsNotCannotBeAcknowledged() {
        Received one = first(5);
        Received two = first(6);
        Received three = first(7);

        ahead.ended(two, true);
        assertEquals(Map.of(), acknowledgeable());
        ahead.ended(one, true);
        assertEquals(Map.of(0, 7L), acknowledgeable());
        ahead.ended(three, true);
        assertEquals(Map.of(0, 8L), acknowledgeable());
    }

    @Test
    void whatIsLeftOffOrHasFailedIsNotDone() {
        Received one = first(0);
        ahead.ended(first(1), true);
        ahead.ended(one, false);
        Received other = second(0);
        ahead.ended(second(1), true);
        ahead.failed(other, new IllegalStateException("first"));
        ahead.failed(other, new IllegalStateException("second"));

        assertEquals(Map.of(), acknowledgeable());
        assertEquals("first", ahead.failure().orElseThrow().getMessage());
    }

    @Test
    void partitionsDoNotWaitForEachOther() {
        first(0);
        ahead.ended(second(4), true);

        assertEquals(Map.of(1, 5L), acknowledgeable());
    }

    @Test
    void anOffsetHasItsLeadersEpoch() {
        ahead.ended(first(0), true);

        assertEquals(
                Map.of(ScriptedConsumer.FIRST, new OffsetAndMetadata(1, Optional.of(3), "")),
                Ahead.offsets(ahead.done()));
    }

    @Test
    void isDueWhenAllIsDoneOrManyAre() {
        assertFalse(ahead.isDue());
        List<Received> all = IntStream.range(0, 26).mapToObj(this::first).toList();
        all.subList(0, 24).forEach(each -> ahead.ended(each, true));
        assertFalse(ahead.isDue());
        ahead.ended(all.get(24), true);
        assertTrue(ahead.isDue());
        ahead.acknowledged(ahead.done());
        assertFalse(ahead.isDue());
        ahead.ended(all.get(25), true);
        assertTrue(ahead.isDue());
    }

    @Test
    void whoeverWaitsForRoomGoesOnAsSoonAsItIsDue() throws Exception {
        Received one = first(0);
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                ahead.awaitDue(Duration.ofDays(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }

        ahead.ended(one, true);

        waiting.join();
        assertTrue(ahead.isDue());
    }

    /** Else the room would be used up by what waits for more to be acknowledged with it. */
    @Test
    void isDueSoonerWhereThereIsRoomForFew() {
        Ahead few = new Ahead(4);
        List<Received> all = IntStream.range(0, 4)
                .mapToObj(each -> add(few, ScriptedConsumer.FIRST, each))
                .toList();
        few.ended(all.get(0), true);
        assertFalse(few.isDue());
        few.ended(all.get(1), true);
        assertTrue(few.isDue());
    }

    @Test
    void whatIsDoneTakesRoomUntilItIsAcknowledged() {
        Ahead few = new Ahead(2);
        assertTrue(few.hasRoom());
        Received one = add(few, ScriptedConsumer.FIRST, 0);
        assertTrue(few.hasRoom());
        add(few, ScriptedConsumer.SECOND, 0);
        assertFalse(few.hasRoom());
        few.ended(one, true);
        assertFalse(few.hasRoom());
        few.acknowledged(few.done());
        assertTrue(few.hasRoom());
    }

    @Test
    void whatIsDoneWhileOthersAreAcknowledgedIsNotLost() {
        ahead.ended(first(0), true);
        List<Received> acknowledged = ahead.done();
        ahead.ended(first(1), true);
        ahead.acknowledged(acknowledged);

        assertEquals(Map.of(0, 2L), acknowledgeable());
    }

    @Test
    void whatIsNotBegunWhenItIsLeftOffNeverIs() throws Exception {
        Received one = first(0);
        Received other = second(0);

        ahead.leaveOff(List.of(ScriptedConsumer.FIRST));

        assertFalse(ahead.begins(one));
        assertTrue(ahead.begins(other));
    }

    @Test
    void leavingOffWaitsForWhatIsUnderWayThereOnly() throws Exception {
        Received one = first(0);
        assertTrue(ahead.begins(one));
        assertTrue(ahead.begins(second(0)));
        Thread leaving = Thread.ofPlatform().start(() -> {
            try {
                ahead.leaveOff(List.of(ScriptedConsumer.FIRST));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        while (leaving.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        ahead.ended(one, true);
        leaving.join();

        assertEquals(Map.of(0, 1L), acknowledgeable());
    }

    @Test
    void whatIsForgottenIsNeitherBegunNorAcknowledged() {
        ahead.ended(first(0), true);
        Received waiting = first(1);
        ahead.ended(second(0), true);

        ahead.forget(List.of(ScriptedConsumer.FIRST));

        assertFalse(ahead.begins(waiting));
        assertEquals(Map.of(1, 1L), acknowledgeable());
    }

    /** The attempt of before says nothing about the one to come. */
    @Test
    void anEffectOfAForgottenMessageDoesNotCountForTheSameOneReceivedAgain() {
        Received before = first(0);
        assertTrue(ahead.begins(before));
        ahead.forget(List.of(ScriptedConsumer.FIRST));
        Received again = first(0);

        ahead.ended(before, true);
        assertEquals(Map.of(), acknowledgeable());
        ahead.ended(again, true);
        assertEquals(Map.of(0, 1L), acknowledgeable());
    }
}
