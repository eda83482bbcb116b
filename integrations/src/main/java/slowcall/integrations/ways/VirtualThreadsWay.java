package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import slowcall.integrations.subject.Way;
import slowcall.strategy.Strategy;
import slowcall.strategy.VirtualThreadsStrategy;

/** Logs in, starts a virtual thread for the call, and answers. */
@AutoService({Strategy.class, Way.class})
public final class VirtualThreadsWay extends DetachedWay {
    public VirtualThreadsWay() {
        super(new VirtualThreadsStrategy());
    }

    @Override
    public String name() {
        return "way-virtual";
    }

    @Override
    public String description() {
        return "login in PostgreSQL, then the call on a new virtual thread, in memory";
    }
}
