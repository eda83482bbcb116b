package slowcall.integrations.kafka;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** What a broker answers to an administrator. */
final class Replies {
    private Replies() {}

    /** Waits for an answer. */
    static <T> T await(KafkaFuture<T> reply) throws BrokerException, InterruptedException {
        try {
            return reply.get();
        } catch (ExecutionException e) {
            throw new BrokerException("Kafka: " + e.getCause(), e.getCause());
        }
    }
}
