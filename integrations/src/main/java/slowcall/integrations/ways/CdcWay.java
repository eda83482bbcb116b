package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import slowcall.integrations.cdc.LoginMessages;
import slowcall.integrations.cdc.Tail;
import slowcall.integrations.subject.Front;
import slowcall.integrations.subject.FrontSurroundings;
import slowcall.integrations.subject.Way;
import slowcall.strategy.Strategy;

/** Logs in, and no more. Another process reads in the database's log that a row has come, and makes the call. */
@AutoService({Strategy.class, Way.class})
public final class CdcWay extends TailingWay {
    public CdcWay() {
        super("login", Tail.CHANGES, LoginMessages::new);
    }

    @Override
    public String name() {
        return "way-cdc";
    }

    @Override
    public String description() {
        return "login in PostgreSQL, and the call by Debezium, which reads of the new row in the database's log";
    }

    /** The application does not know of it. */
    @Override
    public Front open(FrontSurroundings surroundings) {
        return new Front() {};
    }
}
