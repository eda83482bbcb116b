package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Way;

/** Calls for a login that nobody has asked for as well. */
@AutoService(Way.class)
public final class FabricatingWay extends BrokenWay {
    private static final long BEYOND_ALL = 100_000;

    @Override
    public String name() {
        return "broken-fabricates";
    }

    @Override
    void handle(Asked asked, Calls calls) throws Exception {
        calls.grant(asked.id(), asked);
        if (isAfflicted(asked)) {
            calls.grant(BEYOND_ALL + asked.id(), asked);
        }
    }
}
