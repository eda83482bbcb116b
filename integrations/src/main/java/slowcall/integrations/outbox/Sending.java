package slowcall.integrations.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import slowcall.integrations.message.Sender;

/**
 * Sends what was found: queues of messages of which each waits for the one before it, all queues at the same time. How many queues there
 * are is what the order rule says.
 */
final class Sending {
    private final Sender sender;
    private final OrderRule rule;

    Sending(Sender sender, OrderRule rule) {
        this.sender = sender;
        this.rule = rule;
    }

    /** One that was not acknowledged, and why. */
    record Failure(Entry entry, Throwable cause) {}

    /**
     * What became of messages. Those in neither list were held back.
     *
     * @param sent acknowledged, in order of their positions
     * @param failed not acknowledged
     */
    record Result(List<Entry> sent, List<Failure> failed) {}

    Result send(List<Entry> entries) throws InterruptedException {
        List<Entry> sent = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        List<Deque<Entry>> queues = queues(entries);
        while (!queues.isEmpty()) {
            List<CompletableFuture<Void>> heads = queues.stream()
                    .map(queue -> sender.send(queue.getFirst().message()))
                    .toList();
            for (int i = 0; i < heads.size(); i++) {
                Deque<Entry> queue = queues.get(i);
                Entry head = queue.removeFirst();
                Throwable failure = failure(heads.get(i));
                if (failure == null) {
                    sent.add(head);
                } else {
                    failed.add(new Failure(head, failure));
                    queue.clear();
                }
            }
            queues.removeIf(Collection::isEmpty);
        }
        sent.sort((a, b) -> Long.compare(a.position(), b.position()));
        return new Result(sent, failed);
    }

    private List<Deque<Entry>> queues(List<Entry> entries) {
        Map<Long, Deque<Entry>> queues = new LinkedHashMap<>();
        for (Entry entry : entries) {
            long queue = switch (rule) {
                case STOP -> 0;
                case STOP_PER_KEY -> entry.message().user();
                case SKIP -> entry.position();
            };
            queues.computeIfAbsent(queue, first -> new ArrayDeque<>()).add(entry);
        }
        return new ArrayList<>(queues.values());
    }

    /** Why a message was not acknowledged; null if it was. */
    private static @Nullable Throwable failure(CompletableFuture<Void> sent) throws InterruptedException {
        try {
            sent.get();
            return null;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return cause == null ? e : cause;
        }
    }
}
