package slowcall.integrations.parts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import slowcall.jvm.ParentWatch;

/**
 * Kafka's JVM: broker and controller in one. It reads the name of its configuration, a line, formats what is not formatted yet, and
 * says {@code READY millis} when the broker takes requests. It halts when its input ends: nothing of it is to outlive its parent.
 */
public final class BrokerMain {
    /** The same each time: a broker that is started again must find its own. */
    private static final String CLUSTER = new Uuid(5, 10).toString();

    private BrokerMain() {}

    public static void main(String[] args) {
        ParentWatch parent = ParentWatch.start();
        try {
            Path configuration = Path.of(parent.receive());
            long begun = System.nanoTime();
            format(configuration);
            new KafkaRaftServer(new KafkaConfig(read(configuration)), Time.SYSTEM).startup();
            parent.send("READY " + (System.nanoTime() - begun) / 1_000_000);
        } catch (Throwable e) {
            // The first line is what the parent quotes: Kafka itself would only log it, and nobody reads that.
            System.err.println(e.getMessage());
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void format(Path configuration) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exitCode = StorageTool.execute(
                new String[] {
                    "format", "--config", configuration.toString(), "--cluster-id", CLUSTER, "--ignore-formatted"
                },
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (exitCode != 0) {
            throw new IOException("Kafka's storage cannot be formatted: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static Properties read(Path configuration) throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Files.newInputStream(configuration)) {
            properties.load(file);
        }
        return properties;
    }
}
