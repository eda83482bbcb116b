package slowcall.integrations.kafka;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import slowcall.integrations.effect.Effect;
import slowcall.integrations.failure.GivenUp;
import slowcall.integrations.failure.Retry;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;

/**
 * Has the effects of messages that came together: one user's in the order received, those of several users at the same time as far as
 * allowed. An effect that fails is tried again, and what follows it for that user waits; one that fails often enough is given up.
 */
public final class Effects implements AutoCloseable {
    private final Effect effect;
    private final Retry retry;
    private final Consumer<GivenUp> givenUp;
    private final Passage passage;
    private final int atOnce;
    private final ExecutorService threads;

    /**
     * None had yet.
     *
     * @param atOnce how many at the same time at most; one keeps the order of all
     * @param givenUp told of each message whose effect was tried often enough
     */
    public Effects(Effect effect, int atOnce, Retry retry, Consumer<GivenUp> givenUp, Passage passage) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("effects at once " + atOnce + " must be at least 1");
        }
        this.effect = effect;
        this.atOnce = atOnce;
        this.retry = retry;
        this.givenUp = givenUp;
        this.passage = passage;
        this.threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofVirtual().name("effect-", 0).factory());
    }

    /**
     * Has the effects of all.
     *
     * @param stopped asked before each attempt: whether to leave off
     * @return whether all were had or given up; false if it was left off before
     */
    boolean apply(List<Message> messages, BooleanSupplier stopped) throws InterruptedException {
        if (atOnce == 1) {
            return inOrder(messages, stopped);
        }
        Map<Integer, List<Message>> ofUser = new LinkedHashMap<>();
        for (Message message : messages) {
            ofUser.computeIfAbsent(message.user(), first -> new ArrayList<>()).add(message);
        }
        Collection<Callable<Boolean>> tasks = new ArrayList<>();
        ofUser.values().forEach(ofOne -> tasks.add(() -> inOrder(ofOne, stopped)));
        boolean all = true;
        for (Future<Boolean> task : threads.invokeAll(tasks)) {
            all &= result(task);
        }
        return all;
    }

    private static boolean result(Future<Boolean> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an effect failed in a way that it does not say it can", e.getCause());
        }
    }

    private boolean inOrder(List<Message> messages, BooleanSupplier stopped) throws InterruptedException {
        for (Message message : messages) {
            if (!apply(message, stopped)) {
                return false;
            }
        }
        return true;
    }

    private boolean apply(Message message, BooleanSupplier stopped) throws InterruptedException {
        int attempts = 1;
        while (!stopped.getAsBoolean()) {
            passage.reach(Failpoint.BEFORE_EFFECT, message.id());
            try {
                effect.apply(message);
                passage.reach(Failpoint.AFTER_EFFECT, message.id());
                return true;
            } catch (IOException | SQLException | RuntimeException e) {
                if (attempts == retry.attempts()) {
                    givenUp.accept(new GivenUp(message.call(), attempts, e.toString()));
                    return true;
                }
            }
            attempts++;
            Thread.sleep(retry.pause());
        }
        return false;
    }

    @Override
    public void close() {
        threads.close();
    }
}
