package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Way;

/** Calls twice. */
@AutoService(Way.class)
public final class DoublingWay extends BrokenWay {
    @Override
    public String name() {
        return "broken-doubles";
    }

    @Override
    void handle(Asked asked, Calls calls) throws Exception {
        calls.grant(asked.id(), asked);
        if (isAfflicted(asked)) {
            calls.grant(asked.id(), asked);
        }
    }
}
