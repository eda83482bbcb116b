package slowcall.integrations.cdc;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import slowcall.integrations.effect.DatabaseEffect;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;
import slowcall.jvm.ParentWatch;

/** A process that grants points for what a database's log says, says so at the point it is told, and waits there to be killed. */
final class DoomedProcessor {
    static final int MOST = 10;
    private static final int POLL_MILLIS = 5;

    private DoomedProcessor() {}

    public static void main(String[] args) throws Exception {
        ParentWatch parent = ParentWatch.start();
        String slot = parent.receive();
        String source = parent.receive();
        String target = parent.receive();
        Path offsets = Path.of(parent.receive());
        Failpoint doom = Failpoint.valueOf(parent.receive());
        Passage passage = (point, id) -> {
            if (point == doom) {
                parent.send("AT " + id);
                while (true) {
                    LockSupport.park();
                }
            }
        };
        read(slot, source, database(target), offsets, passage).start();
    }

    private static DataSource database(String url) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(url);
        return database;
    }

    /** An engine that grants points in a database, each time that it reads of a login. */
    static ChangeEngine read(String slot, String source, DataSource target, Path offsets, Passage passage) {
        DatabaseEffect effect = DatabaseEffect.eachTime(target);
        Action<Message> action = message -> {
            passage.reach(Failpoint.BEFORE_EFFECT, message.id());
            effect.apply(message);
            passage.reach(Failpoint.AFTER_EFFECT, message.id());
        };
        return ChangeEngine.create(
                new EngineProperties(slot, source, "login", Tail.CHANGES, offsets, POLL_MILLIS, MOST),
                new Handover<>(
                        new LoginMessages(), action, 3, false, Markers.in(database(source), POLL_MILLIS), passage),
                Throwable::printStackTrace);
    }
}
