package slowcall.integrations.ways;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import slowcall.integrations.outbox.Relay;
import slowcall.integrations.outbox.RelayLoop;
import slowcall.integrations.subject.Back;

/** A relay that looks again and again. What it cannot do now, it does when it looks the next time. */
final class RelayingBack implements Back {
    private final Relay relay;
    private final Duration interval;
    private @Nullable RelayLoop loop;

    RelayingBack(Relay relay, Duration interval) {
        this.relay = relay;
        this.interval = interval;
    }

    @Override
    public void begin() {
        loop = RelayLoop.start(relay, interval, trouble -> {
            // A database or service that is away is met again at the next look, and the backlog says so.
        });
    }

    @Override
    public long backlog() throws IOException, SQLException {
        RelayLoop looking = loop;
        Throwable failure = looking == null ? null : looking.failure();
        if (failure != null) {
            throw new IOException("the relay has ended", failure);
        }
        return relay.backlog();
    }

    @Override
    public void close() {
        RelayLoop looking = loop;
        if (looking != null) {
            looking.close();
        }
    }
}
