package slowcall.integrations.kafka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;

/** Guards against a message that counts as sent before the broker has it, one that does not say so, and one that throws. */
class KafkaSenderTest {
    private static final Message MESSAGE = new Message(7, 3, 20, Intent.EVENT);

    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(
            false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaSender sender = new KafkaSender(producer, "logins");

    @Test
    void isSentWhenTheBrokerHasAcknowledgedIt() {
        CompletableFuture<Void> sent = sender.send(MESSAGE);
        assertFalse(sent.isDone());

        producer.completeNext();

        assertTrue(sent.isDone() && !sent.isCompletedExceptionally());
    }

    @Test
    void travelsWithItsUserAsTheKey() {
        var unused = sender.send(MESSAGE);

        ProducerRecord<byte[], byte[]> only = producer.history().getFirst();
        assertEquals("logins", only.topic());
        assertArrayEquals("3".getBytes(StandardCharsets.UTF_8), only.key());
        assertArrayEquals(MESSAGE.toJson().getBytes(StandardCharsets.UTF_8), only.value());
    }

    @Test
    void saysWhyItWasNotSent() {
        CompletableFuture<Void> sent = sender.send(MESSAGE);
        TimeoutException late = new TimeoutException("too late");

        producer.errorNext(late);

        assertEquals(late, assertThrows(ExecutionException.class, sent::get).getCause());
    }

    @Test
    void doesNotThrowWhenTheProducerDoes() {
        producer.sendException = new IllegalStateException("closed");

        assertTrue(sender.send(MESSAGE).isCompletedExceptionally());
    }

    @Test
    void aBrokerThatIsAwayKeepsNobodyWhoWantsToEnd() {
        List<Duration> waits = new ArrayList<>();
        Producer<byte[], byte[]> patient =
                new MockProducer<>(
                        false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public void close(Duration timeout) {
                        waits.add(timeout);
                    }
                };

        new KafkaSender(patient, "logins").close();

        assertEquals(List.of(Duration.ofSeconds(10)), waits);
    }
}
