package slowcall.integrations.ways;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import slowcall.integrations.subject.Subjects;
import slowcall.integrations.subject.Way;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.Awaits;
import slowcall.service.PointsService;
import slowcall.strategy.Place;
import slowcall.strategy.Promise;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;
import slowcall.strategy.Surroundings;

/**
 * A way as a strategy: opens its subject beside the trial's JVM, with the flags of that but for its heap, and hands requests over as logins. The user is
 * answered when the subject says so, and nothing later is heard of a request.
 */
public abstract class HandOffStrategy implements Strategy, Way {
    private static final String PRE_TOUCH = "-XX:+AlwaysPreTouch";

    /** Less than any trial's. */
    private static final String HEAP_AT_FIRST = "-Xms32m";

    @Override
    public Settings.Schema settings() {
        return Way.super.settings();
    }

    @Override
    public Set<String> needs() {
        return Way.super.needs();
    }

    /** Every way says so itself. */
    @Override
    public abstract Promise promises(Settings settings);

    @Override
    public Place place() {
        return Place.SUBJECT;
    }

    @Override
    public boolean supports(Awaits awaits) {
        return awaits == Awaits.HANDOFF;
    }

    /** Not possible: it takes more than a service. */
    @Override
    public Session open(PointsService service, Settings settings) {
        throw new UnsupportedOperationException(name() + " makes its calls in processes of its own");
    }

    @Override
    public Session open(Surroundings surroundings) {
        try {
            Subjects subjects = Subjects.start(
                    this,
                    surroundings.settings(),
                    surroundings.points(),
                    surroundings.addresses(),
                    surroundings.directory().resolve(name()),
                    passedOn(ManagementFactory.getRuntimeMXBean().getInputArguments()),
                    surroundings.names());
            return HandOffSession.open(subjects, surroundings.settings());
        } catch (IOException | ChildFailedException e) {
            throw new IllegalStateException(name() + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name() + " was not to be started any more", e);
        }
    }

    /**
     * Of a trial's flags those that say how a JVM runs: a plan's factors, all of them; not what it is to report, and no agents. The heap
     * may be as large as the trial's, and is at first small: with one that is there from the beginning, whatever waits would take none.
     */
    static List<String> passedOn(List<String> flags) {
        Stream<String> running = flags.stream()
                .filter(flag -> flag.startsWith("-X") || flag.startsWith("-D") || flag.startsWith("--"))
                .filter(flag -> !flag.startsWith("-Xlog") && !flag.startsWith("-Xrun"))
                .filter(flag -> !flag.startsWith("-Xms") && !flag.equals(PRE_TOUCH));
        return Stream.concat(Stream.of(HEAP_AT_FIRST), running).toList();
    }
}
