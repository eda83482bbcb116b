package slowcall.integrations.kafka;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import slowcall.integrations.effect.Effect;
import slowcall.integrations.failure.GivenUp;
import slowcall.integrations.failure.Retry;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Lanes;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;

/**
 * Has the effects of messages: one user's in the order received, those of several users at the same time as far as allowed. An effect
 * that fails is tried again, and what follows it for that user waits; one that fails often enough is given up.
 */
public final class Effects implements AutoCloseable {
    private static final String ALL = "all";

    private final Effect effect;
    private final Retry retry;
    private final Consumer<GivenUp> givenUp;
    private final Passage passage;
    private final int atOnce;
    private final Lanes lanes;

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
        this.lanes = new Lanes(atOnce);
    }

    /**
     * Has the effect of a message behind those of its user that came before. One thread begins them.
     *
     * @param leavesOff asked before each attempt: whether there is to be none
     * @return whether it was had or given up; false if it was left off before. It fails if the effect does in a way that it does not say
     *     it can, and so does all that comes behind it
     */
    CompletableFuture<Boolean> begin(Message message, BooleanSupplier leavesOff) {
        AtomicBoolean done = new AtomicBoolean();
        return lanes.add(lane(message), () -> done.set(uninterrupted(message, leavesOff)))
                .thenApply(ended -> done.get());
    }

    private Object lane(Message message) {
        return atOnce == 1 ? ALL : message.user();
    }

    private boolean uninterrupted(Message message, BooleanSupplier leavesOff) {
        try {
            return apply(message, leavesOff);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("its consumer has ended");
        }
    }

    private boolean apply(Message message, BooleanSupplier leavesOff) throws InterruptedException {
        int attempts = 1;
        while (!leavesOff.getAsBoolean()) {
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

    /** Interrupts those under way: whoever wants to know what became of them waits for them before. */
    @Override
    public void close() {
        lanes.close();
    }
}
