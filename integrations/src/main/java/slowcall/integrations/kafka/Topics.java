package slowcall.integrations.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;

/** The topics of a broker, each made before it is used: the broker makes none by itself. */
public final class Topics implements AutoCloseable {
    /** So many partitions keep the order of all messages. */
    public static final int IN_ORDER = 1;

    /** So many let several consumers share the work; the messages of one user are in one, and in order. */
    public static final int SHARED = 6;

    private final Admin admin;

    Topics(Admin admin) {
        this.admin = admin;
    }

    /** Connects to a broker; nothing of it is asked yet. */
    public static Topics of(String bootstrapServers) {
        return new Topics(Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers)));
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
        // Answered by each partition's leader, when it is one.
        var unused = Replies.await(admin.listOffsets(ends).all());
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
