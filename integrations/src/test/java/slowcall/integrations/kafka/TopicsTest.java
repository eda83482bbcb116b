package slowcall.integrations.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

/** Guards against a topic that is said to be there while one of its partitions has no leader yet, and would refuse its first batch. */
class TopicsTest {
    private final Set<Integer> asked = new TreeSet<>();
    private final Map<Integer, RuntimeException> leaderless = new HashMap<>();
    private KafkaFuture<CreateTopicsResult.TopicMetadataAndConfig> created = KafkaFuture.completedFuture(null);

    /** A broker that makes any topic, and some of whose partitions have no leader. */
    private final Topics topics = new Topics((Admin) Proxy.newProxyInstance(
            Admin.class.getClassLoader(),
            new Class<?>[] {Admin.class},
            (self, method, arguments) -> switch (method.getName()) {
                case "createTopics" -> new CreateTopicsResult(Map.of("logins", created)) {};
                case "listOffsets" -> ends((Map<?, ?>) arguments[0]);
                default -> throw new UnsupportedOperationException(method.toString());
            }));

    private ListOffsetsResult ends(Map<?, ?> partitions) {
        Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> ends = new HashMap<>();
        for (Object key : partitions.keySet()) {
            TopicPartition partition = (TopicPartition) key;
            assertEquals("logins", partition.topic());
            asked.add(partition.partition());
            ends.put(
                    partition,
                    leaderless.containsKey(partition.partition())
                            ? failed(leaderless.get(partition.partition()))
                            : KafkaFuture.completedFuture(null));
        }
        return new ListOffsetsResult(ends);
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
