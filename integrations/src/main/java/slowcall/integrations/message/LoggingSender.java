package slowcall.integrations.message;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import slowcall.integrations.failure.GivenUp;

/** Writes down the messages that could not be sent, and takes them for handed over then: somebody is to send them later. */
public final class LoggingSender implements Sender {
    private final Sender sender;
    private final int attempts;
    private final Consumer<GivenUp> log;
    private final Executor writer;

    /**
     * Puts a log behind a sender.
     *
     * @param attempts how often that one tries, for the log
     * @param log told of every message that was given up; if it throws, the message is neither sent nor written down, and its future says so
     * @param writer where the log is called: it may wait for a disk, and whoever brings acknowledgements must not
     */
    public LoggingSender(Sender sender, int attempts, Consumer<GivenUp> log, Executor writer) {
        this.sender = sender;
        this.attempts = attempts;
        this.log = log;
        this.writer = writer;
    }

    @Override
    public CompletableFuture<Void> send(Message message) {
        return sender.send(message)
                .exceptionallyAsync(
                        failure -> {
                            log.accept(new GivenUp(
                                    message.call(), attempts, cause(failure).toString()));
                            return null;
                        },
                        writer);
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
