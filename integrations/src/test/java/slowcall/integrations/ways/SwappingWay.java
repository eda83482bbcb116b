package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import java.util.Optional;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Way;

/** Calls for the next one first. */
@AutoService(Way.class)
public final class SwappingWay extends BrokenWay {
    private Optional<Asked> held = Optional.empty();

    @Override
    public String name() {
        return "broken-swaps";
    }

    @Override
    void handle(Asked asked, Calls calls) throws Exception {
        if (isAfflicted(asked)) {
            held = Optional.of(asked);
            return;
        }
        calls.grant(asked.id(), asked);
        if (held.isPresent()) {
            calls.grant(held.get().id(), held.get());
            held = Optional.empty();
        }
    }
}
