package slowcall.integrations.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of a broker, each made before it is used: the broker makes none by itself. */
public final class Topics implements AutoCloseable {
    /** So many partitions keep the order of all messages. */
    public static final int IN_ORDER = 1;

    /** So many let several consumers share the work; the messages of one user are in one, and in order. */
    public static final int SHARED = 6;

    /** With the pauses, half a minute. */
    static final int TRIES = 3_000;

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Admin admin;
    private final Pause pause;

    Topics(Admin admin, Pause pause) {
        this.admin = admin;
        this.pause = pause;
    }

    /** What is done before a question is asked again. */
    @FunctionalInterface
    interface Pause {
        void await() throws InterruptedException;
    }

    /** Connects to a broker; nothing of it is asked yet. */
    public static Topics of(String bootstrapServers) {
        return new Topics(
                Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers)),
                () -> Thread.sleep(PAUSE));
    }

    /**
     * Makes a topic with as many replicas as is usual there, and waits until each partition can be written to. A broker that gets to know of
     * a partition between two batches of a producer refuses the first and takes the second: then it refuses the first for ever, as one
     * that comes too late, until the producer gives up.
     */
    public void create(String topic, int partitions) throws BrokerException, InterruptedException {
        Replies.await(admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                .all());
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        awaitLeaders(ends);
    }

    /**
     * Until each partition is answered for by its leader. The client waits for a leader that is not there yet, but takes a broker's word
     * that there is no such topic: one that has not heard of it yet says so too.
     */
    private void awaitLeaders(Map<TopicPartition, OffsetSpec> ends) throws BrokerException, InterruptedException {
        for (int left = TRIES - 1; ; left--) {
            try {
                var unused = Replies.await(admin.listOffsets(ends).all());
                return;
            } catch (BrokerException e) {
                if (left == 0 || !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
            pause.await();
        }
    }

    /** Removes a topic with all that is in it. */
    public void delete(String topic) throws BrokerException, InterruptedException {
        Replies.await(admin.deleteTopics(List.of(topic)).all());
    }

    @Override
    public void close() {
        admin.close();
    }
}
