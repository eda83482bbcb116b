package slowcall.integrations.ways;

import java.io.IOException;
import java.sql.Connection;
import java.util.concurrent.ExecutionException;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.SendTime;
import slowcall.integrations.message.Sender;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Front;

/** Sends a message in the login's transaction or after it, and waits for as long as the sender has it wait. */
final class SendingFront implements Front {
    private final SendTime time;
    private final Sender sender;
    private final OpenMessages open;
    private final AutoCloseable broker;

    /**
     * @param sender with what is done about failures
     * @param open what of it is under way
     * @param broker closed with this
     */
    SendingFront(SendTime time, Sender sender, OpenMessages open, AutoCloseable broker) {
        this.time = time;
        this.sender = sender;
        this.open = open;
        this.broker = broker;
    }

    /** A login's message. */
    static Message message(Asked asked) {
        return new Message(asked.id(), asked.user(), asked.delayMillis(), Intent.EVENT);
    }

    @Override
    public void inTransaction(Connection connection, Asked asked) throws IOException, InterruptedException {
        if (time == SendTime.IN_TRANSACTION) {
            send(asked);
        }
    }

    @Override
    public void afterCommit(Asked asked) throws IOException, InterruptedException {
        if (time == SendTime.AFTER_COMMIT) {
            send(asked);
        }
    }

    private void send(Asked asked) throws IOException, InterruptedException {
        try {
            sender.send(message(asked)).get();
        } catch (ExecutionException e) {
            throw new IOException("the message of login " + asked.id() + " was not acknowledged", e);
        }
    }

    @Override
    public long backlog() {
        return open.now();
    }

    @Override
    public void close() {
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("the broker's client cannot be closed", e);
        }
    }
}
