package slowcall.integrations.chapter.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.failure.FailureLog;
import slowcall.integrations.failure.GivenUp;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.Members;
import slowcall.integrations.kafka.Topics;
import slowcall.integrations.message.FailureReplay;
import slowcall.integrations.message.FaultySender;
import slowcall.integrations.message.LoggingSender;

/**
 * Messages of which one in ten does not get through the first time, a log of those, and what is sent from that later.
 *
 * @param messages how many
 */
public record FailureLogReplayed(int messages) implements Observation<FailureLogReplayed.Replayed> {
    private static final double SHARE = .1;
    private static final long SEED = 1;

    /**
     * What was seen.
     *
     * @param sent messages
     * @param missingBefore those that had not arrived when all were sent or written down
     * @param failedAgain those that the log could not get rid of
     * @param missingAfter those that had not arrived after it had been worked off
     * @param repeated those that arrived more than once
     */
    public record Replayed(int sent, int missingBefore, int failedAgain, int missingAfter, int repeated) {}

    @Override
    public String description() {
        return "sending what could not be sent before";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(2).plusMillis(messages);
    }

    @Override
    public Replayed make(Workshop workshop) throws Exception {
        KafkaTopic topic = KafkaTopic.create(workshop, Topics.IN_ORDER);
        Path file = workshop.folder("failure-log").resolve("failures.jsonl");
        Map<Long, Integer> arrived = new ConcurrentHashMap<>();
        try (KafkaSender broker = topic.sender();
                FailureLog log = FailureLog.open(file);
                Members members = topic.member("all", message -> arrived.merge(message.id(), 1, Integer::sum))) {
            FaultySender faulty = new FaultySender(broker, FaultySender.Loses.MESSAGE, SHARE, SEED);
            int failed = KafkaTopic.send(new LoggingSender(faulty, 1, log::add, Runnable::run), 0, messages);
            topic.awaitNoLag("all", members);
            int missingBefore = messages - arrived.size();
            List<GivenUp> again =
                    new FailureReplay(call -> KafkaTopic.event(call.requestId()), broker).send(FailureLog.read(file));
            topic.awaitNoLag("all", members);
            int repeated = Math.toIntExact(
                    arrived.values().stream().filter(times -> times > 1).count());
            return new Replayed(messages, missingBefore, failed + again.size(), messages - arrived.size(), repeated);
        }
    }
}
