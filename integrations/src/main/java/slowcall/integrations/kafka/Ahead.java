package slowcall.integrations.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import slowcall.integrations.message.Message;

/**
 * What one consumer has received and not acknowledged. An offset leaves nothing out: of each partition only what lies before the first
 * message that is not done can be acknowledged, whatever is done behind it. One thread receives and acknowledges, others do.
 */
final class Ahead {
    /** A commit for each message would cost more than its effect. */
    private static final int GATHER = 25;

    /** One message, and how far it is. What is not final is guarded by its owner. */
    static final class Received {
        private final TopicPartition partition;
        private final OffsetAndMetadata next;
        private final Message message;
        private boolean underWay;
        private boolean done;
        private boolean dropped;

        private Received(ConsumerRecord<?, ?> record, Message message) {
            this.partition = new TopicPartition(record.topic(), record.partition());
            this.next = new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), "");
            this.message = message;
        }

        Message message() {
            return message;
        }
    }

    private final int most;
    private final int gather;

    /** Of each partition, in the order received, from the first that is not done. */
    private final Map<TopicPartition, Deque<Received>> open = new HashMap<>();

    /** Before those, and not acknowledged. */
    private final List<Received> ready = new ArrayList<>();

    private @Nullable Throwable failure;
    private boolean leaving;

    /**
     * Empty.
     *
     * @param most until so many are in hand there is room for more
     */
    Ahead(int most) {
        this.most = most;
        this.gather = Math.clamp(most / 2, 1, GATHER);
    }

    synchronized Received add(ConsumerRecord<?, ?> record, Message message) {
        Received one = new Received(record, message);
        open.computeIfAbsent(one.partition, first -> new ArrayDeque<>()).add(one);
        return one;
    }

    /** Asked before each attempt at its effect: false if there is to be none, because the message comes again, here or elsewhere. */
    synchronized boolean begins(Received one) {
        one.underWay = !one.dropped;
        return one.underWay;
    }

    /**
     * There will be no further attempt.
     *
     * @param done whether the effect was had or given up
     */
    synchronized void ended(Received one, boolean done) {
        one.underWay = false;
        one.done = done;
        Deque<Received> ofPartition = open.getOrDefault(one.partition, new ArrayDeque<>());
        while (!ofPartition.isEmpty() && ofPartition.getFirst().done) {
            ready.add(ofPartition.removeFirst());
        }
        wake();
    }

    /** An effect failed in a way that nobody has foreseen. */
    synchronized void failed(Received one, Throwable cause) {
        one.underWay = false;
        failure = failure == null ? cause : failure;
        wake();
    }

    /** Whoever waits, if there is something to be seen. */
    private void wake() {
        if (leaving || failure != null || isDue()) {
            notifyAll();
        }
    }

    /** The first such failure. */
    synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether more may be received. What is done counts until it is acknowledged, because a kill repeats it. */
    synchronized boolean hasRoom() {
        return notDone() + ready.size() < most;
    }

    private int notDone() {
        return open.values().stream().mapToInt(Deque::size).sum();
    }

    /** Whether so much can be acknowledged that it is worth a commit, or all that there is. */
    synchronized boolean isDue() {
        return ready.size() >= gather || (!ready.isEmpty() && notDone() == 0);
    }

    /** Waits for that, or a failure; it may return before. */
    @SuppressWarnings("WaitNotInLoop")
    synchronized void awaitDue(Duration atMost) throws InterruptedException {
        if (!isDue() && failure == null) {
            wait(atMost.toMillis());
        }
    }

    /** What can be acknowledged, in the order of each partition. */
    synchronized List<Received> done() {
        return List.copyOf(ready);
    }

    /** Where each partition of these goes on behind them. */
    static Map<TopicPartition, OffsetAndMetadata> offsets(List<Received> done) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        done.forEach(each -> offsets.put(each.partition, each.next));
        return offsets;
    }

    /** These were, and are no longer in hand. */
    synchronized void acknowledged(List<Received> done) {
        ready.subList(0, done.size()).clear();
    }

    /** Nothing of these partitions is begun any more; returns when no attempt is under way. */
    synchronized void leaveOff(Collection<TopicPartition> partitions) throws InterruptedException {
        drop(partitions);
        leaving = true;
        while (partitions.stream().anyMatch(this::isUnderWay)) {
            wait();
        }
        leaving = false;
    }

    private void drop(Collection<TopicPartition> partitions) {
        for (TopicPartition each : partitions) {
            open.getOrDefault(each, new ArrayDeque<>()).forEach(one -> one.dropped = true);
        }
    }

    private boolean isUnderWay(TopicPartition partition) {
        return open.getOrDefault(partition, new ArrayDeque<>()).stream().anyMatch(one -> one.underWay);
    }

    /** As if nothing of these partitions had been received: none of it is begun or acknowledged any more. */
    synchronized void forget(Collection<TopicPartition> partitions) {
        drop(partitions);
        open.keySet().removeAll(partitions);
        ready.removeIf(one -> partitions.contains(one.partition));
    }

    /** Those of which something was received. */
    synchronized List<TopicPartition> partitions() {
        return List.copyOf(open.keySet());
    }
}
