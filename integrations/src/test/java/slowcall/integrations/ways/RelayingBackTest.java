package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.integrations.message.Passage;
import slowcall.integrations.outbox.ByStatus;
import slowcall.integrations.outbox.OrderRule;
import slowcall.integrations.outbox.Relay;
import slowcall.integrations.outbox.RelaySettings;

/** Guards against a relay that has ended and whose backlog looks as if it were only slow. */
@Timeout(60)
class RelayingBackTest {
    @Test
    void whoHasEndedHasNoBacklogButAReason() throws Exception {
        DataSource broken = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new NoClassDefFoundError("driver");
                });
        Relay relay = new Relay(
                broken,
                new RelaySettings(new ByStatus(), OrderRule.STOP, 1, RelaySettings.NEVER),
                message -> CompletableFuture.completedFuture(null),
                Passage.UNSEEN);
        try (RelayingBack back = new RelayingBack(relay, Duration.ofMillis(1))) {
            back.begin();
            Throwable failure = assertThrows(Throwable.class, back::backlog);
            while (!(failure instanceof IOException)) {
                Thread.sleep(2);
                failure = assertThrows(Throwable.class, back::backlog);
            }

            assertEquals("the relay has ended", failure.getMessage());
            assertEquals("driver", failure.getCause().getMessage());
        }
    }
}
