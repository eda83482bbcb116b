package slowcall.integrations.effect;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Sender;

/** Passes messages on to others: the effect has been had when one of them has acknowledged it. */
public final class SendingEffect implements Effect {
    private final Sender sender;

    public SendingEffect(Sender sender) {
        this.sender = sender;
    }

    @Override
    public void apply(Message message) throws IOException, InterruptedException {
        try {
            sender.send(message).get();
        } catch (ExecutionException e) {
            throw new IOException("message " + message.id() + " was not acknowledged", e);
        }
    }
}
