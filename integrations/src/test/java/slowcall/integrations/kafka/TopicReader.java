package slowcall.integrations.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import slowcall.integrations.message.Message;

/** What is in a topic, read apart from every group. */
public final class TopicReader {
    private TopicReader() {}

    /** The ids of all messages that are there now, in the order of each partition. */
    public static List<Long> ids(String bootstrapServers, String topic) throws IOException {
        List<Long> ids = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (var each : consumer.poll(Duration.ofMillis(200))) {
                    ids.add(Message.fromJson(each.value()).id());
                }
            }
        }
        return ids;
    }
}
