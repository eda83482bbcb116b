package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import slowcall.integrations.async.SpringAsyncStrategy;
import slowcall.integrations.subject.Way;
import slowcall.strategy.Strategy;

/** Logs in, calls a method that Spring's {@code @Async} runs on its pool, and answers. */
@AutoService({Strategy.class, Way.class})
public final class SpringAsyncWay extends DetachedWay {
    public SpringAsyncWay() {
        super(new SpringAsyncStrategy());
    }

    @Override
    public String name() {
        return "way-spring-async";
    }

    @Override
    public String description() {
        return "login in PostgreSQL, then the call by Spring's @Async on a pool, in memory";
    }
}
