package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import java.sql.Connection;
import java.util.List;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Front;
import slowcall.integrations.subject.FrontSurroundings;
import slowcall.integrations.subject.LoginSettings;
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
    /** When the call is made. */
    static final String CALL = "call";

    /** Before the commit: a call that fails rolls the login back, and one that has been made is not rolled back with it. */
    static final String IN_TRANSACTION = "in-transaction";

    private static final String AFTER_COMMIT = "after-commit";

    @Override
    public String name() {
        return "way-sync";
    }

    @Override
    public String description() {
        return "login in PostgreSQL, then the call, and the user waits for both";
    }

    @Override
    public Settings.Schema settings() {
        return LoginSettings.with(Settings.Schema.NONE.word(
                CALL,
                List.of(AFTER_COMMIT, IN_TRANSACTION),
                "when the call is made; in the transaction it holds the connection, and cannot be rolled back"));
    }

    /** Who is acknowledged has his points; of everybody else nobody knows. */
    @Override
    public Promise promises(Settings settings) {
        return Promise.EFFECTIVELY_ONCE.inOrder();
    }

    /** What protects it is that it answers last, where a pool answers before the call, and that it does nothing again. */
    @Override
    public List<Window> windows() {
        return List.of(
                Window.of(Role.FRONT, Failpoint.BEFORE_COMMIT).against(Unprotected.CALLS_FIRST),
                Window.of(Role.FRONT, Failpoint.AFTER_COMMIT),
                Window.of(Role.FRONT, Failpoint.BEFORE_EFFECT).against(Unprotected.ANSWERS_FIRST),
                Window.of(Role.FRONT, Failpoint.AFTER_EFFECT).against(Unprotected.REPEATS));
    }

    @Override
    public Front open(FrontSurroundings surroundings) {
        PointsService service = surroundings.service();
        boolean inTransaction = surroundings.site().settings().word(CALL).equals(IN_TRANSACTION);
        return new Front() {
            @Override
            public void inTransaction(Connection connection, Asked asked) throws Exception {
                if (inTransaction) {
                    call(service, asked);
                }
            }

            @Override
            public void afterCommit(Asked asked) throws Exception {
                if (!inTransaction) {
                    call(service, asked);
                }
            }
        };
    }

    private static void call(PointsService service, Asked asked) throws Exception {
        var unused = service.call(new Granting(asked).call(0));
    }
}
