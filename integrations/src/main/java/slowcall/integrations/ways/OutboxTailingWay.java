package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import java.sql.Connection;
import java.sql.DriverManager;
import slowcall.integrations.cdc.OutboxMessages;
import slowcall.integrations.cdc.Tail;
import slowcall.integrations.message.Message;
import slowcall.integrations.outbox.OutboxTable;
import slowcall.integrations.parts.Database;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Front;
import slowcall.integrations.subject.FrontSurroundings;
import slowcall.integrations.subject.Site;
import slowcall.integrations.subject.Way;
import slowcall.strategy.Strategy;

/** Writes login and message in one transaction; another process reads the message in the database's log, and makes the call. */
@AutoService({Strategy.class, Way.class})
public final class OutboxTailingWay extends TailingWay {
    public OutboxTailingWay() {
        super(OutboxTable.NAME, Tail.OUTBOX, OutboxMessages::new);
    }

    @Override
    public String name() {
        return "way-outbox-tailing";
    }

    @Override
    public String description() {
        return "login and message in one transaction of PostgreSQL, and the call by Debezium, which reads the database's log";
    }

    @Override
    public void prepare(Site site) throws Exception {
        try (Connection connection = DriverManager.getConnection(site.address(Database.NAME))) {
            OutboxTable.create(connection);
        }
        super.prepare(site);
    }

    /** The log has the message: the table need not keep it, and stays empty. */
    @Override
    public Front open(FrontSurroundings surroundings) {
        return new Front() {
            @Override
            public void inTransaction(Connection connection, Asked asked) throws Exception {
                Message message = SendingFront.message(asked);
                OutboxTable.insert(connection, message);
                OutboxTable.delete(connection, message);
            }
        };
    }
}
