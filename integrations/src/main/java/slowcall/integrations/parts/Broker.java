package slowcall.integrations.parts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.AppInfoParser;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.ChildJvm;
import slowcall.part.PartFacts;
import slowcall.part.Usage;

/**
 * Apache Kafka in a JVM of its own, on 127.0.0.1 and free ports: one node that is broker and controller. With one, an acknowledgement
 * of all replicas is that of the page cache: Kafka leaves the disk to the kernel.
 */
public final class Broker implements Part {
    /** The part's. */
    public static final String NAME = "kafka";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ANSWER_MILLIS = 10_000;
    private static final List<String> FLAGS =
            List.of("-Xms384m", "-Xmx384m", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError");

    private final Path folder;
    private final int port;
    private Running running;

    /** Its JVM, and how long it took to take requests. */
    private record Running(ChildJvm jvm, Duration startUp) {}

    private Broker(Path folder, int port, Running running) {
        this.folder = folder;
        this.port = port;
        this.running = running;
    }

    /**
     * Starts an empty one.
     *
     * @param folder where everything of it goes
     */
    public static Broker start(Path folder) throws IOException, ChildFailedException, InterruptedException {
        Files.createDirectories(folder);
        List<Integer> ports = FreePorts.find(2);
        Properties properties = new Properties();
        properties.putAll(configuration(folder, ports.getFirst(), ports.getLast()));
        try (OutputStream file = Files.newOutputStream(file(folder))) {
            properties.store(file, null);
        }
        return new Broker(folder, ports.getFirst(), run(folder));
    }

    private static Path file(Path folder) {
        return folder.resolve("server.properties");
    }

    private static Map<String, String> configuration(Path folder, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("log.dirs", folder.resolve("logs").toAbsolutePath().toString()),
                // A misspelt topic is to fail, not to appear.
                Map.entry("auto.create.topics.enable", "false"),
                // There is one node: nothing can be replicated.
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // Fifty partitions each would be fifty files to open after a kill.
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                // A broker that is back after a kill is not to wait for the end of its own last session.
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("broker.session.timeout.ms", "3000"),
                // Consumers that are killed are to be missed soon, and those that come need not wait for others.
                Map.entry("group.min.session.timeout.ms", "1000"),
                Map.entry("group.initial.rebalance.delay.ms", "0"));
    }

    private static Running run(Path folder) throws IOException, ChildFailedException, InterruptedException {
        ChildJvm jvm = ChildJvm.start("Kafka", FLAGS, List.of(), BrokerMain.class, folder.resolve("kafka.txt"));
        try {
            jvm.send(file(folder).toAbsolutePath().toString());
            String line = jvm.receive(PATIENCE);
            if (!line.startsWith("READY ")) {
                throw new ChildFailedException("Kafka said \"" + line + "\" instead of READY");
            }
            return new Running(jvm, Duration.ofMillis(Long.parseLong(line.substring("READY ".length()))));
        } catch (ChildFailedException | InterruptedException | RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Where clients begin. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String address() {
        return bootstrapServers();
    }

    @Override
    public Duration startUp() {
        return running.startUp();
    }

    @Override
    public boolean isAlive() {
        return running.jvm().isAlive();
    }

    @Override
    public Usage usage() {
        return Usage.of(running.jvm().pid());
    }

    @Override
    public PartFacts facts() throws InterruptedException {
        // The broker's jars are this process's: it has their version.
        String version = AppInfoParser.getVersion();
        PartFacts told = PartFacts.told(version, Map.of());
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS))) {
            told = BrokerFacts.read(admin, BrokerFacts.nodes(admin), version);
        } catch (IOException e) {
            // It is not there any more.
        }
        return told.startedIn(startUp().toMillis(), folder);
    }

    @Override
    public void kill() throws InterruptedException {
        running.jvm().kill();
    }

    @Override
    public void restart() throws IOException, ChildFailedException, InterruptedException {
        running.jvm().close();
        running = run(folder);
    }

    @Override
    public void close() {
        running.jvm().close();
    }
}
