package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.List;
import slowcall.integrations.async.Propagation;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;

/** Who learns of a failure, and whether its stack trace leads back to the request: a direct call first, then work that was handed over. */
public record FailuresSeen() implements Observation<List<Propagation.Sighting>> {
    @Override
    public String description() {
        return "looking who learns of a failure";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(2);
    }

    @Override
    public List<Propagation.Sighting> make(Workshop workshop) throws InterruptedException {
        return Propagation.look();
    }
}
