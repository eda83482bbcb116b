package slowcall.integrations.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The topics of a broker, each made before it is used: the broker makes none by itself. */
public final class Topics implements AutoCloseable {
    /** So many partitions keep the order of all messages. */
    public static final int IN_ORDER = 1;

    /** So many let several consumers share the work; the messages of one user are in one, and in order. */
    public static final int SHARED = 6;

    private final Admin admin;

    private Topics(Admin admin) {
        this.admin = admin;
    }

    /** Connects to a broker; nothing of it is asked yet. */
    public static Topics of(String bootstrapServers) {
        return new Topics(Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers)));
    }

    /** Makes a topic with as many replicas as is usual there, and waits until it is there. */
    public void create(String topic, int partitions) throws BrokerException, InterruptedException {
        Replies.await(admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                .all());
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
