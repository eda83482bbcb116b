package slowcall.integrations.message;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import slowcall.integrations.failure.GivenUp;
import slowcall.integrations.failure.Retry;

/** What is done about a message that cannot be sent. */
public enum OnFailure {
    /** Nothing, and nobody waits to learn of it: it is lost. */
    IGNORE,
    /** It is sent again: it may be there twice. Whoever waits for it learns of the last failure. */
    RETRY,
    /** It is sent again, and written down when that does not help: somebody sends it later. */
    LOG;

    /**
     * Does so for a sender's messages.
     *
     * @param log where messages are written down
     * @param threads on which that is done, and messages are sent again: both may wait
     */
    public Sender handle(Sender sender, Retry retry, Consumer<GivenUp> log, Executor threads) {
        return switch (this) {
            case IGNORE -> new IgnoringSender(sender);
            case RETRY -> new RetryingSender(sender, retry, threads);
            case LOG -> new LoggingSender(new RetryingSender(sender, retry, threads), retry.attempts(), log, threads);
        };
    }
}
