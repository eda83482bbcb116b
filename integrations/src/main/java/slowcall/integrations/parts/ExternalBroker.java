package slowcall.integrations.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import slowcall.part.ExternalPart;
import slowcall.part.PartFacts;
import slowcall.part.StartedPart;
import slowcall.part.Usage;

/**
 * A Kafka cluster that somebody else keeps, without encryption or users. The run's topics, and the groups that have read them, are
 * removed again.
 */
final class ExternalBroker implements ExternalPart {
    private static final Pattern PLACE = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
    private static final int MOST_PORT = 65_535;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 30_000;

    /** Until members that were killed are missed. */
    private static final int TRIES = 40;

    private static final long PAUSE_MILLIS = 500;

    private final String host;
    private final int port;

    private ExternalBroker(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * Reads where one is.
     *
     * @throws IllegalArgumentException if that is no host with a port
     */
    static ExternalBroker at(String written) {
        Matcher matcher = PLACE.matcher(written);
        int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        if (port < 1 || port > MOST_PORT) {
            throw new IllegalArgumentException("is no host with a port; write it as kafka.example:9092");
        }
        return new ExternalBroker(matcher.group(1).toLowerCase(Locale.ROOT), port);
    }

    @Override
    public String part() {
        return Broker.NAME;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public StartedPart use(String names) throws IOException, InterruptedException {
        requireSomebody();
        try (Admin admin = connect()) {
            Collection<Node> nodes = BrokerFacts.nodes(admin);
            requireNear(nodes);
            remove(admin, names);
            return new Used(names, BrokerFacts.read(admin, nodes, ""));
        } catch (IOException e) {
            throw new IOException("Kafka at " + place() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Its own client would try for as long as it may before it says that nobody is there. */
    private void requireSomebody() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        } catch (IOException e) {
            throw new IOException("nobody answers at " + place() + " (" + e + "); is Kafka running there?", e);
        }
    }

    /** A broker sends its clients to the nodes of its cluster, wherever those say they are. */
    private void requireNear(Collection<Node> nodes) throws IOException {
        for (Node node : nodes) {
            if (isLoopback(host) && !isLoopback(node.host())) {
                throw new IOException("it sends its clients to " + node.host() + ":" + node.port()
                        + ", which is not on this machine; give that as --kafka, and allow it");
            }
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Admin connect() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                place(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                CONNECT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS));
    }

    /** Deletes the run's topics and groups. */
    private static void remove(Admin admin, String names) throws IOException, InterruptedException {
        List<String> topics = BrokerFacts.await(admin.listTopics().names()).stream()
                .filter(topic -> topic.startsWith(names + "_"))
                .toList();
        if (!topics.isEmpty()) {
            var unused = BrokerFacts.await(admin.deleteTopics(topics).all());
        }
        List<String> groups = BrokerFacts.await(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(group -> group.startsWith(names + "_"))
                .toList();
        for (String group : groups) {
            removeGroup(admin, group);
        }
    }

    private static void removeGroup(Admin admin, String group) throws IOException, InterruptedException {
        for (int tries = TRIES; ; tries--) {
            try {
                removeMembers(admin, group);
                var unused = BrokerFacts.await(
                        admin.deleteConsumerGroups(List.of(group)).all());
                return;
            } catch (IOException e) {
                if (e.getCause() instanceof GroupIdNotFoundException) {
                    return;
                }
                if (!(e.getCause() instanceof GroupNotEmptyException) || tries == 0) {
                    throw e;
                }
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Those that were killed would stay until their session ends. */
    private static void removeMembers(Admin admin, String group) throws InterruptedException {
        try {
            var unused = BrokerFacts.await(
                    admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                            .all());
        } catch (IOException e) {
            // There are none, or they leave by themselves.
        }
    }

    @Override
    public String toString() {
        return part() + " at " + place();
    }

    /** In use by a run. */
    private final class Used implements StartedPart {
        private final String names;
        private final PartFacts facts;

        Used(String names, PartFacts facts) {
            this.names = names;
            this.facts = facts;
        }

        @Override
        public String address() {
            return place();
        }

        /** That is its keeper's to look after: trials say so if it is not. */
        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public Usage usage() {
            return Usage.NONE;
        }

        @Override
        public PartFacts facts() {
            return facts;
        }

        @Override
        public void close() {
            // Kafka's client gives up at once in a thread that is interrupted.
            boolean interrupted = Thread.interrupted();
            try (Admin admin = connect()) {
                remove(admin, names);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "topics of this run may be left on Kafka at " + place() + "; their names begin with " + names,
                        e);
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
