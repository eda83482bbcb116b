package slowcall.integrations.outbox;

import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.ProducerSettings;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;
import slowcall.jvm.ParentWatch;

/** A process that sends what is in the outbox, says so at the point it is told, and waits there to be killed. */
final class DoomedRelay {
    static final int BATCH = 10;

    private DoomedRelay() {}

    public static void main(String[] args) throws Exception {
        ParentWatch parent = ParentWatch.start();
        String bootstrapServers = parent.receive();
        String topic = parent.receive();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(parent.receive());
        database.setUser(parent.receive());
        database.setPassword(parent.receive());
        Failpoint doom = Failpoint.valueOf(parent.receive());
        Passage passage = (point, id) -> {
            if (point == doom) {
                parent.send("AT " + id);
                while (true) {
                    LockSupport.park();
                }
            }
        };
        RelaySettings settings = new RelaySettings(new ByStatus(), OrderRule.STOP_PER_KEY, BATCH, RelaySettings.NEVER);
        try (KafkaSender sender = KafkaSender.open(bootstrapServers, ProducerSettings.USUAL, topic)) {
            var unused = new Relay(database, settings, sender, passage).pass();
        }
    }
}
