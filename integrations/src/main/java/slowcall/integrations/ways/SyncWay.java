package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Front;
import slowcall.integrations.subject.FrontSurroundings;
import slowcall.integrations.subject.Role;
import slowcall.integrations.subject.Way;
import slowcall.integrations.subject.Window;
import slowcall.service.PointsService;
import slowcall.strategy.Promise;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;

/** Logs in, calls the service, and answers when it has. A call that fails fails the login, which is committed all the same. */
@AutoService({Strategy.class, Way.class})
public final class SyncWay extends HandOffStrategy {
    @Override
    public String name() {
        return "way-sync";
    }

    @Override
    public String description() {
        return "login in PostgreSQL, then the call, and the user waits for both";
    }

    /** Who is acknowledged has his points; of everybody else nobody knows. */
    @Override
    public Promise promises(Settings settings) {
        return Promise.EFFECTIVELY_ONCE.inOrder();
    }

    /** What protects it is that it answers last, where a pool answers before the call. Of the commit nobody can tell them apart. */
    @Override
    public List<Window> windows() {
        return List.of(
                Window.of(Role.FRONT, Failpoint.BEFORE_COMMIT),
                Window.of(Role.FRONT, Failpoint.AFTER_COMMIT),
                Window.of(Role.FRONT, Failpoint.BEFORE_EFFECT)
                        .against(new Window.Control("way-pool", Map.of(), Role.FRONT, Failpoint.BEFORE_EFFECT)),
                Window.of(Role.FRONT, Failpoint.AFTER_EFFECT));
    }

    @Override
    public Front open(FrontSurroundings surroundings) {
        PointsService service = surroundings.service();
        return new Front() {
            @Override
            public void afterCommit(Asked asked) throws Exception {
                var unused = service.call(new Granting(asked).call(0));
            }
        };
    }
}
