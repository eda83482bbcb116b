package slowcall.integrations.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

/** Guards against a topic that is said to be there while one of its partitions has no leader yet, and would refuse its first batch. */
class TopicsTest {
    private final Set<Integer> asked = new TreeSet<>();
    private final Map<Integer, RuntimeException> leaderless = new HashMap<>();
    private KafkaFuture<CreateTopicsResult.TopicMetadataAndConfig> created = KafkaFuture.completedFuture(null);

    private int unheardOf;
    private int pauses;

    /** A broker that makes any topic, hears of it late, and some of whose partitions have no leader. */
    private final Topics topics = new Topics(
            (Admin) Proxy.newProxyInstance(
                    Admin.class.getClassLoader(),
                    new Class<?>[] {Admin.class},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "createTopics" -> new CreateTopicsResult(Map.of("logins", created)) {};
                        case "listOffsets" -> ends((Map<?, ?>) arguments[0]);
                        default -> throw new UnsupportedOperationException(method.toString());
                    }),
            () -> pauses++);

    private ListOffsetsResult ends(Map<?, ?> partitions) {
        Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> ends = new HashMap<>();
        for (Object key : partitions.keySet()) {
            TopicPartition partition = (TopicPartition) key;
            assertEquals("logins", partition.topic());
            asked.add(partition.partition());
            ends.put(partition, end(partition.partition()));
        }
        return new ListOffsetsResult(ends);
    }

    private KafkaFuture<ListOffsetsResultInfo> end(int partition) {
        if (pauses < unheardOf) {
            return failed(new UnknownTopicOrPartitionException("never heard of it"));
        }
        RuntimeException reason = leaderless.get(partition);
        return reason == null ? KafkaFuture.completedFuture(null) : failed(reason);
    }

    private static <T> KafkaFuture<T> failed(RuntimeException reason) {
        KafkaFutureImpl<T> failed = new KafkaFutureImpl<>();
        failed.completeExceptionally(reason);
        return failed;
    }

    @Test
    void isThereWhenTheLeaderOfEachPartitionAnswers() throws Exception {
        topics.create("logins", 3);

        assertEquals(Set.of(0, 1, 2), asked);
    }

    @Test
    void isNotThereWhileOnePartitionHasNoLeader() {
        NotLeaderOrFollowerException noLeader = new NotLeaderOrFollowerException("nobody leads it");
        leaderless.put(2, noLeader);

        assertSame(
                noLeader,
                assertThrows(BrokerException.class, () -> topics.create("logins", 3))
                        .getCause());
    }

    /** It was made, but the broker that is asked for its leaders has not heard of it: the client gives up at once. */
    @Test
    void isWaitedForUntilTheBrokerHasHeardOfIt() throws Exception {
        unheardOf = 5;

        topics.create("logins", 3);

        assertEquals(5, pauses);
        assertEquals(Set.of(0, 1, 2), asked);
    }

    @Test
    void isNotWaitedForForEver() {
        unheardOf = Integer.MAX_VALUE;

        assertInstanceOf(
                UnknownTopicOrPartitionException.class,
                assertThrows(BrokerException.class, () -> topics.create("logins", 3))
                        .getCause());
        assertEquals(Topics.TRIES - 1, pauses);
    }

    @Test
    void saysWhyItWasNotMade() {
        TopicExistsException exists = new TopicExistsException("there is one already");
        created = failed(exists);

        assertSame(
                exists,
                assertThrows(BrokerException.class, () -> topics.create("logins", 3))
                        .getCause());
        assertEquals(Set.of(), asked);
    }
}
