package slowcall.integrations.ways;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Front;
import slowcall.integrations.subject.FrontSurroundings;
import slowcall.integrations.subject.LoginSettings;
import slowcall.integrations.subject.Role;
import slowcall.integrations.subject.Site;
import slowcall.integrations.subject.Window;
import slowcall.service.PointsService;
import slowcall.strategy.Limit;
import slowcall.strategy.Promise;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;

/** The call is left to other threads of the application, those of one of the strategies, and the user is answered at once. */
abstract class DetachedWay extends HandOffStrategy {
    private final Strategy threads;

    /**
     * @param threads whose they are
     */
    DetachedWay(Strategy threads) {
        this.threads = threads;
    }

    @Override
    public Settings.Schema settings() {
        return LoginSettings.with(FailureHandling.with(threads.settings(), FailureHandling.IGNORE));
    }

    @Override
    public Optional<Limit> limit(Settings settings) {
        return threads.limit(settings);
    }

    @Override
    public Promise promises(Settings settings) {
        // A call that has failed may have been applied.
        return FailureHandling.repeats(settings) ? Promise.BEST_EFFORT : Promise.AT_MOST_ONCE;
    }

    /** Of what is lost it makes no secret; it repeats nothing, because it remembers nothing. */
    @Override
    public List<Window> windows() {
        return List.of(
                Window.of(Role.FRONT, Failpoint.AFTER_COMMIT),
                Window.of(Role.FRONT, Failpoint.BEFORE_EFFECT),
                Window.of(Role.FRONT, Failpoint.AFTER_EFFECT).against(Unprotected.REPEATS));
    }

    @Override
    public Front open(FrontSurroundings surroundings) throws IOException {
        Site site = surroundings.site();
        PointsService service = FailureHandling.around(surroundings.service(), site.settings(), site.folder());
        return new DetachedFront(threads.open(service, site.settings()));
    }
}
