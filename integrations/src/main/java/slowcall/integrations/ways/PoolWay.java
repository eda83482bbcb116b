package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import slowcall.integrations.subject.Way;
import slowcall.strategy.FixedPoolStrategy;
import slowcall.strategy.Strategy;

/** Logs in, hands the call to a pool of platform threads, and answers. */
@AutoService({Strategy.class, Way.class})
public final class PoolWay extends DetachedWay {
    public PoolWay() {
        super(new FixedPoolStrategy());
    }

    @Override
    public String name() {
        return "way-pool";
    }

    @Override
    public String description() {
        return "login in PostgreSQL, then the call on a pool of N platform threads, in memory";
    }
}
