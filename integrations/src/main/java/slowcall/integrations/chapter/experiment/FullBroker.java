package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.Members;
import slowcall.integrations.kafka.ProducerSettings;
import slowcall.integrations.kafka.Topics;
import slowcall.integrations.message.Sender;
import slowcall.integrations.parts.Broker;
import slowcall.integrations.parts.Part;

/** A broker that is away, and a sender with little room: what it takes arrives, and then it takes no more. */
public record FullBroker() implements Observation<FullBroker.Full> {
    private static final int BUFFER_BYTES = 1 << 15;
    private static final int MOST = 2000;
    private static final long PROBE = -1;

    /**
     * What was seen.
     *
     * @param taken messages while the broker was away
     * @param refused those for which there was no room, the first of which ended it
     * @param missing messages that were taken and never arrived
     */
    public record Full(int taken, int refused, int missing) {}

    @Override
    public String description() {
        return "sending to a broker that is away";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(8);
    }

    @Override
    public Full make(Workshop workshop) throws Exception {
        KafkaTopic topic = KafkaTopic.create(workshop, Topics.IN_ORDER);
        Part broker = WorkshopServers.part(workshop, Broker.NAME);
        ProducerSettings small =
                new ProducerSettings(Duration.ZERO, BUFFER_BYTES, Duration.ofMillis(10), Duration.ofMinutes(1));
        try (KafkaSender sender = topic.sender(small)) {
            // Where the topic is takes longer to learn than this sender waits.
            Patience.until(
                    "the sender knows where to send",
                    () -> KafkaTopic.isAcknowledged(sender.send(KafkaTopic.event(PROBE))));
            broker.kill();
            Map<Long, CompletableFuture<Void>> sent = new LinkedHashMap<>();
            try {
                sendUntilRefused(sender, sent);
            } finally {
                broker.restart();
            }
            Set<Long> taken = new HashSet<>();
            for (Map.Entry<Long, CompletableFuture<Void>> each : sent.entrySet()) {
                if (KafkaTopic.isAcknowledged(each.getValue())) {
                    taken.add(each.getKey());
                }
            }
            Set<Long> missing = new HashSet<>(taken);
            missing.removeAll(arrived(topic));
            return new Full(taken.size(), sent.size() - taken.size(), missing.size());
        }
    }

    private static void sendUntilRefused(Sender sender, Map<Long, CompletableFuture<Void>> sent) {
        for (long id = 0; id < MOST; id++) {
            CompletableFuture<Void> each = sender.send(KafkaTopic.event(id));
            sent.put(id, each);
            if (each.isCompletedExceptionally()) {
                return;
            }
        }
    }

    private static Set<Long> arrived(KafkaTopic topic) throws Exception {
        Set<Long> arrived = ConcurrentHashMap.newKeySet();
        try (Members members = topic.member("all", message -> arrived.add(message.id()))) {
            topic.awaitNoLag("all", members);
        }
        return arrived;
    }
}
