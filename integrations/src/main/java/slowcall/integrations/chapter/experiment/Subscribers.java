package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.Members;
import slowcall.integrations.kafka.Topics;

/**
 * Events while nobody listens, while one does, and while three do, of whom two came when it was under way.
 *
 * @param messages in each of these times
 */
public record Subscribers(int messages) implements Observation<Subscribers.Heard> {
    private static final List<String> NAMES = List.of("first", "second", "third");

    /**
     * What was seen.
     *
     * @param sent in all
     * @param refused those that the broker did not take
     * @param refusedByNobody those of them that were sent while nobody listened
     * @param missed of each subscriber, the first one first: messages that it never got
     * @param missedLater the same of those that were sent when all were there
     * @param repeated of each: messages that it got more than once
     */
    public record Heard(
            int sent,
            int refused,
            int refusedByNobody,
            List<Integer> missed,
            List<Integer> missedLater,
            List<Integer> repeated) {
        public Heard {
            missed = List.copyOf(missed);
            missedLater = List.copyOf(missedLater);
            repeated = List.copyOf(repeated);
        }
    }

    @Override
    public String description() {
        return "sending events to subscribers who come and are not told of";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(3).plusMillis(messages);
    }

    @Override
    public Heard make(Workshop workshop) throws Exception {
        KafkaTopic topic = KafkaTopic.create(workshop, Topics.IN_ORDER);
        List<Map<Long, Integer>> heard = new ArrayList<>();
        List<Members> subscribers = new ArrayList<>();
        try (KafkaSender sender = topic.sender()) {
            int refusedByNobody = KafkaTopic.send(sender, 0, messages);
            int refused = refusedByNobody;
            subscribe(topic, NAMES.getFirst(), heard, subscribers);
            refused += KafkaTopic.send(sender, messages, 2L * messages);
            topic.awaitNoLag(NAMES.getFirst(), subscribers.getFirst());
            for (String name : NAMES.subList(1, NAMES.size())) {
                subscribe(topic, name, heard, subscribers);
            }
            refused += KafkaTopic.send(sender, 2L * messages, 3L * messages);
            for (int i = 0; i < NAMES.size(); i++) {
                topic.awaitNoLag(NAMES.get(i), subscribers.get(i));
            }
            return new Heard(
                    3 * messages,
                    refused,
                    refusedByNobody,
                    heard.stream().map(each -> missing(each, 0)).toList(),
                    heard.stream().map(each -> missing(each, 2L * messages)).toList(),
                    heard.stream().map(Subscribers::repeated).toList());
        } finally {
            subscribers.forEach(Members::close);
        }
    }

    private static void subscribe(
            KafkaTopic topic, String name, List<Map<Long, Integer>> heard, List<Members> subscribers) {
        Map<Long, Integer> own = new ConcurrentHashMap<>();
        heard.add(own);
        subscribers.add(topic.member(name, message -> own.merge(message.id(), 1, Integer::sum)));
    }

    private int missing(Map<Long, Integer> heard, long from) {
        return Math.toIntExact(LongStream.range(from, 3L * messages)
                .filter(id -> !heard.containsKey(id))
                .count());
    }

    private static int repeated(Map<Long, Integer> heard) {
        return Math.toIntExact(
                heard.values().stream().filter(times -> times > 1).count());
    }
}
