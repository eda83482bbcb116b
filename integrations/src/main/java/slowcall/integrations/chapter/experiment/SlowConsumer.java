package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.effect.SlowEffect;
import slowcall.integrations.kafka.Group;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.Members;
import slowcall.integrations.kafka.Topics;

/**
 * More is sent than a consumer can do: what it has not done lies at the broker, until it has.
 *
 * @param messages that are sent
 */
public record SlowConsumer(int messages) implements Observation<SlowConsumer.Buffered> {
    private static final Duration LONGER = Duration.ofMillis(20);
    private static final long PAUSE_MILLIS = 500;

    /**
     * What was seen.
     *
     * @param sent messages
     * @param refused those that the broker did not take
     * @param done effects when the consumer was stopped in the middle
     * @param backlog messages that the broker then said it had not acknowledged
     * @param missing messages without an effect in the end
     */
    public record Buffered(int sent, int refused, int done, long backlog, int missing) {}

    @Override
    public String description() {
        return "sending more than a consumer can do";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(4).plusMillis(messages);
    }

    @Override
    public Buffered make(Workshop workshop) throws Exception {
        KafkaTopic topic = KafkaTopic.create(workshop, Topics.IN_ORDER);
        Set<Long> done = ConcurrentHashMap.newKeySet();
        SlowEffect slow = new SlowEffect(message -> done.add(message.id()));
        slow.setLonger(LONGER);
        try (KafkaSender sender = topic.sender();
                Group group = topic.group("slow");
                Members members = topic.members("slow", 1, 1, 1, number -> slow)) {
            int refused = KafkaTopic.send(sender, 0, messages);
            Patience.until("the consumer has done something", () -> {
                KafkaTopic.check(members);
                return done.size() >= messages / 10;
            });
            members.pause();
            // A look that had begun may still bring one.
            Thread.sleep(PAUSE_MILLIS);
            int doneThen = done.size();
            long backlog = group.lag(topic.name());
            slow.setLonger(Duration.ZERO);
            members.resume();
            topic.awaitNoLag("slow", members);
            return new Buffered(messages, refused, doneThen, backlog, messages - done.size());
        }
    }
}
