package slowcall.integrations.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import slowcall.integrations.message.Sender;

/**
 * Sends what was found: queues of messages of which each waits for the one before it, and for none of another queue. How many queues
 * there are is what the order rule says.
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
        List<Callable<Result>> tasks = new ArrayList<>();
        queues(entries).forEach(queue -> tasks.add(() -> inOrder(queue)));
        List<Entry> sent = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        // A thread for each: whoever brings acknowledgements is not to send, which may wait.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Result> each : threads.invokeAll(tasks)) {
                Result result = result(each);
                sent.addAll(result.sent());
                failed.addAll(result.failed());
            }
        }
        sent.sort((a, b) -> Long.compare(a.position(), b.position()));
        return new Result(sent, failed);
    }

    private static Result result(Future<Result> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a sender has thrown, which it says it never does", e.getCause());
        }
    }

    private Collection<List<Entry>> queues(List<Entry> entries) {
        Map<Long, List<Entry>> queues = new LinkedHashMap<>();
        for (Entry entry : entries) {
            long queue = switch (rule) {
                case STOP -> 0;
                case STOP_PER_KEY -> entry.message().user();
                case SKIP -> entry.position();
            };
            queues.computeIfAbsent(queue, first -> new ArrayList<>()).add(entry);
        }
        return queues.values();
    }

    private Result inOrder(List<Entry> queue) throws InterruptedException {
        List<Entry> sent = new ArrayList<>();
        for (Entry entry : queue) {
            Throwable failure = failure(sender.send(entry.message()));
            if (failure != null) {
                return new Result(sent, List.of(new Failure(entry, failure)));
            }
            sent.add(entry);
        }
        return new Result(sent, List.of());
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
