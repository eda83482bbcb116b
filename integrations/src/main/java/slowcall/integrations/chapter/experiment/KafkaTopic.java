package slowcall.integrations.chapter.experiment;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.effect.Effect;
import slowcall.integrations.failure.Retry;
import slowcall.integrations.kafka.Acknowledgement;
import slowcall.integrations.kafka.ConsumerLoop;
import slowcall.integrations.kafka.ConsumerSettings;
import slowcall.integrations.kafka.Effects;
import slowcall.integrations.kafka.Group;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.Members;
import slowcall.integrations.kafka.ProducerSettings;
import slowcall.integrations.kafka.Topics;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;
import slowcall.integrations.message.Sender;
import slowcall.integrations.parts.Broker;
import slowcall.jvm.ChildFailedException;

/** A topic of a real broker that nobody else uses, senders to it, and groups of consumers in this process. */
final class KafkaTopic {
    private static final int USERS = 7;

    private final String brokers;
    private final String name;

    private KafkaTopic(String brokers, String name) {
        this.brokers = brokers;
        this.name = name;
    }

    static KafkaTopic create(Workshop workshop, int partitions)
            throws IOException, ChildFailedException, InterruptedException {
        String brokers = WorkshopServers.address(workshop, Broker.NAME);
        String name = "chapter-" + UUID.randomUUID();
        try (Topics topics = Topics.of(brokers)) {
            topics.create(name, partitions);
        }
        return new KafkaTopic(brokers, name);
    }

    String name() {
        return name;
    }

    KafkaSender sender() {
        return sender(ProducerSettings.USUAL);
    }

    KafkaSender sender(ProducerSettings settings) {
        return KafkaSender.open(brokers, settings, name);
    }

    /** A login's event. */
    static Message event(long id) {
        return new Message(id, (int) Math.floorMod(id, (long) USERS), 0, Intent.EVENT);
    }

    /**
     * Sends the events of these logins, and waits for the acknowledgements.
     *
     * @param to not included
     * @return how many were not acknowledged
     */
    static int send(Sender sender, long from, long to) throws InterruptedException {
        return send(
                sender, LongStream.range(from, to).mapToObj(KafkaTopic::event).toList());
    }

    /** The same of these messages. */
    static int send(Sender sender, List<Message> messages) throws InterruptedException {
        List<CompletableFuture<Void>> sent = messages.stream().map(sender::send).toList();
        int failed = 0;
        for (CompletableFuture<Void> each : sent) {
            failed += isAcknowledged(each) ? 0 : 1;
        }
        return failed;
    }

    static boolean isAcknowledged(CompletableFuture<Void> sent) throws InterruptedException {
        try {
            sent.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    /**
     * Starts the members of a group.
     *
     * @param atOnce effects of each member at once
     * @param mostRecords that each receives at once, and no more once so many are in hand
     * @param effect of each member, by its number
     */
    Members members(String group, int count, int atOnce, int mostRecords, IntFunction<Effect> effect) {
        return Members.start(
                count,
                number -> ConsumerLoop.of(
                        brokers,
                        ConsumerSettings.ofGroup(groupName(group)).receiving(mostRecords),
                        name,
                        Acknowledgement.AFTER_EFFECT,
                        new Effects(
                                effect.apply(number),
                                atOnce,
                                Retry.NEVER,
                                lost -> {
                                    throw new IllegalStateException("an effect failed: " + lost.cause());
                                },
                                Passage.UNSEEN),
                        Passage.UNSEEN));
    }

    /** One member that has one effect after the other. */
    Members member(String group, Effect effect) {
        return members(group, 1, 1, 1000, number -> effect);
    }

    /** A group as the broker sees it; to be closed. */
    Group group(String group) {
        return Group.of(brokers, groupName(group));
    }

    private String groupName(String group) {
        return name + "-" + group;
    }

    /** Waits until a group has acknowledged all that is there. */
    void awaitNoLag(String group, Members members) throws Exception {
        try (Group seen = group(group)) {
            Patience.until("the group " + group + " has everything", () -> {
                check(members);
                return seen.lag(name) == 0;
            });
        }
    }

    /** Throws what has ended a member by itself. */
    static void check(Members members) throws IOException {
        Throwable failure = members.failure();
        if (failure != null) {
            throw new IOException("a consumer has ended: " + failure.getMessage(), failure);
        }
    }
}
