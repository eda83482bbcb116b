package slowcall.integrations.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;
import slowcall.integrations.effect.DatabaseEffect;
import slowcall.integrations.failure.Retry;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;
import slowcall.jvm.ParentWatch;

/** A process that receives messages and has their effects, says so before it acknowledges the first, and waits there to be killed. */
final class DoomedConsumer {
    /** A session so long that whoever waited for its end would be seen to. */
    static final ConsumerSettings SETTINGS =
            new ConsumerSettings("doomed", Optional.of("doomed-0"), Duration.ofMinutes(3), 100, Duration.ofMinutes(5));

    private DoomedConsumer() {}

    public static void main(String[] args) throws Exception {
        ParentWatch parent = ParentWatch.start();
        String bootstrapServers = parent.receive();
        String topic = parent.receive();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(parent.receive());
        database.setUser(parent.receive());
        database.setPassword(parent.receive());
        Passage passage = (point, id) -> {
            if (point == Failpoint.BEFORE_ACKNOWLEDGEMENT) {
                parent.send("AT " + id);
                while (true) {
                    LockSupport.park();
                }
            }
        };
        Effects effects =
                new Effects(DatabaseEffect.eachTime(database), 1, Retry.NEVER, lost -> System.exit(1), Passage.UNSEEN);
        ConsumerLoop.of(bootstrapServers, SETTINGS, topic, Acknowledgement.AFTER_EFFECT, effects, passage)
                .run();
    }
}
