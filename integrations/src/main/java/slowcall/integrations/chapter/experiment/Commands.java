package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.kafka.Group;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.Members;
import slowcall.integrations.kafka.Topics;
import slowcall.integrations.message.CommandSender;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;

/**
 * Commands to an addressee who is not there, and to one of whom there are two.
 *
 * @param commands sent to the latter, at least
 */
public record Commands(int commands) implements Observation<Commands.CarriedOut> {
    private static final String WORKERS = "workers";

    /**
     * What was seen.
     *
     * @param unheard commands that failed because their addressee was not there, of one that was sent
     * @param leftLying messages that the broker had got all the same
     * @param sent commands when there were two workers
     * @param notOnce those of them that were carried out by nobody, or more than once
     * @param least the share of the worker who carried out fewer of them, in percent
     */
    public record CarriedOut(int unheard, long leftLying, int sent, int notOnce, double least) {}

    @Override
    public String description() {
        return "sending commands";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(6).plusMillis(8L * commands);
    }

    @Override
    public CarriedOut make(Workshop workshop) throws Exception {
        KafkaTopic topic = KafkaTopic.create(workshop, Topics.SHARED);
        List<Map<Long, Integer>> carriedOut = List.of(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        try (KafkaSender sender = topic.sender();
                Group addressee = topic.group(WORKERS)) {
            CommandSender toWorkers = new CommandSender(sender, addressee::members);
            int unheard = KafkaTopic.isAcknowledged(toWorkers.send(command(0))) ? 0 : 1;
            long leftLying = addressee.lag(topic.name());
            AtomicInteger sent = new AtomicInteger();
            try (Members workers = topic.members(
                    WORKERS,
                    2,
                    1,
                    1000,
                    number -> message -> carriedOut.get(number).merge(message.id(), 1, Integer::sum))) {
                Patience.until("somebody is there", () -> addressee.members() > 0);
                // And until the second has its share: the first has all as long as it is not divided anew.
                Patience.until("both have carried something out", () -> {
                    KafkaTopic.check(workers);
                    for (int i = 0; i < commands / 10 + 1; i++) {
                        toWorkers.send(command(sent.getAndIncrement())).get();
                    }
                    return sent.get() >= commands && carriedOut.stream().noneMatch(Map::isEmpty);
                });
                topic.awaitNoLag(WORKERS, workers);
            }
            return carriedOut(unheard, leftLying, sent.get(), carriedOut);
        }
    }

    private static Message command(int number) {
        return new Message(number, number, 0, Intent.COMMAND);
    }

    private static CarriedOut carriedOut(int unheard, long leftLying, int sent, List<Map<Long, Integer>> carriedOut) {
        int notOnce = Math.toIntExact(LongStream.range(0, sent)
                .filter(id -> carriedOut.stream()
                                .mapToInt(each -> each.getOrDefault(id, 0))
                                .sum()
                        != 1)
                .count());
        int fewer = carriedOut.stream().mapToInt(Map::size).min().orElse(0);
        return new CarriedOut(unheard, leftLying, sent, notOnce, 100.0 * fewer / sent);
    }
}
