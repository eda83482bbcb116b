package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Way;

/** Does not call. */
@AutoService(Way.class)
public final class DroppingWay extends BrokenWay {
    @Override
    public String name() {
        return "broken-drops";
    }

    @Override
    void handle(Asked asked, Calls calls) throws Exception {
        if (!isAfflicted(asked)) {
            calls.grant(asked.id(), asked);
        }
    }
}
