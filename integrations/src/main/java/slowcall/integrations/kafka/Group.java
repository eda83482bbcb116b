package slowcall.integrations.kafka;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** A group of consumers as the broker sees it. */
public final class Group implements AutoCloseable {
    private final Admin admin;
    private final String name;

    Group(Admin admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    /** Connects to a broker; there need not be such a group. */
    public static Group of(String bootstrapServers, String name) {
        return new Group(Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers)), name);
    }

    /** How many messages of a topic it has not acknowledged; all that are there, if it has never acknowledged any. */
    public long lag(String topic) throws BrokerException, InterruptedException {
        List<TopicPartition> partitions = partitions(topic);
        // Before the ends: what is acknowledged in between is counted, and nothing that is not is left out.
        Map<TopicPartition, OffsetAndMetadata> acknowledged = acknowledged();
        Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
        long lag = 0;
        for (TopicPartition each : partitions) {
            OffsetAndMetadata last = acknowledged.get(each);
            long oldest = known(first, each);
            lag += Math.max(0, known(end, each) - (last == null ? oldest : Math.max(oldest, last.offset())));
        }
        return lag;
    }

    /** What the broker said of one of those that it was asked for. */
    private static <K, V> V known(Map<K, V> all, K one) {
        return requireNonNull(all.get(one));
    }

    private List<TopicPartition> partitions(String topic) throws BrokerException, InterruptedException {
        return known(Replies.await(admin.describeTopics(List.of(topic)).allTopicNames()), topic).partitions().stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws BrokerException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(each -> asked.put(each, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Replies.await(admin.listOffsets(asked).all()).forEach((each, found) -> offsets.put(each, found.offset()));
        return offsets;
    }

    private Map<TopicPartition, OffsetAndMetadata> acknowledged() throws BrokerException, InterruptedException {
        try {
            return Replies.await(admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata());
        } catch (BrokerException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    /** How many members it has now: those that were killed count until their session ends. */
    public int members() throws BrokerException, InterruptedException {
        try {
            return known(
                            Replies.await(
                                    admin.describeConsumerGroups(List.of(name)).all()),
                            name)
                    .members()
                    .size();
        } catch (BrokerException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
