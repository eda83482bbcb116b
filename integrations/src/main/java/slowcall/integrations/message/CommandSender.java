package slowcall.integrations.message;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Sends commands: fails one whose addressee is not there, instead of leaving it to lie. It asks the broker each time, so it is for
 * commands that are few. Events have no addressee, and are sent without it.
 */
public final class CommandSender implements Sender {
    private final Sender sender;
    private final Addressee addressee;

    /** Who is to carry commands out. */
    @FunctionalInterface
    public interface Addressee {
        /** How many can take one now. Of several, one gets it. */
        int members() throws IOException, InterruptedException;
    }

    public CommandSender(Sender sender, Addressee addressee) {
        this.sender = sender;
        this.addressee = addressee;
    }

    @Override
    public CompletableFuture<Void> send(Message message) {
        if (message.intent() != Intent.COMMAND) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("message " + message.id() + " is no command"));
        }
        try {
            if (addressee.members() == 0) {
                return CompletableFuture.failedFuture(
                        new IOException("command " + message.id() + ": its addressee is not there"));
            }
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(e);
        }
        return sender.send(message);
    }
}
