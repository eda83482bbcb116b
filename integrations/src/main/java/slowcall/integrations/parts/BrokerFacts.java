package slowcall.integrations.parts;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import slowcall.part.PartFacts;

/** What a Kafka cluster tells of itself; its version is not among it. */
final class BrokerFacts {
    /** What decides what an acknowledgement of all replicas means. */
    private static final List<String> MATTERING = List.of(
            "default.replication.factor",
            "min.insync.replicas",
            "log.flush.interval.messages",
            "log.flush.interval.ms");

    private BrokerFacts() {}

    /** Of a cluster's nodes; without settings where they may not be looked at. */
    static PartFacts read(Admin admin, Collection<Node> nodes, String version) throws InterruptedException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("nodes", Integer.toString(nodes.size()));
        for (Node node : nodes.stream().limit(1).toList()) {
            try {
                Config config = configuration(admin, node);
                for (String name : MATTERING) {
                    ConfigEntry entry = config.get(name);
                    if (entry != null && entry.value() != null) {
                        settings.put(name, entry.value());
                    }
                }
            } catch (IOException e) {
                // It has its reasons, and works all the same.
            }
        }
        return PartFacts.told(version, settings);
    }

    private static Config configuration(Admin admin, Node node) throws IOException, InterruptedException {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
        Config config = await(admin.describeConfigs(List.of(broker)).all()).get(broker);
        if (config == null) {
            throw new IOException("Kafka tells nothing of its node " + node.idString());
        }
        return config;
    }

    /** The nodes of a cluster. */
    static Collection<Node> nodes(Admin admin) throws IOException, InterruptedException {
        return await(admin.describeCluster().nodes());
    }

    static <T> T await(KafkaFuture<T> reply) throws IOException, InterruptedException {
        try {
            return reply.get();
        } catch (ExecutionException e) {
            throw new IOException("Kafka: " + e.getCause(), e.getCause());
        }
    }
}
