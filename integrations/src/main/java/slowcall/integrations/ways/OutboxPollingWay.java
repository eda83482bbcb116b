package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Labels;
import slowcall.integrations.outbox.AfterLast;
import slowcall.integrations.outbox.ByStatus;
import slowcall.integrations.outbox.OrderRule;
import slowcall.integrations.outbox.OutboxTable;
import slowcall.integrations.outbox.Relay;
import slowcall.integrations.outbox.RelaySettings;
import slowcall.integrations.outbox.Selection;
import slowcall.integrations.parts.Database;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Back;
import slowcall.integrations.subject.BackSurroundings;
import slowcall.integrations.subject.Front;
import slowcall.integrations.subject.FrontSurroundings;
import slowcall.integrations.subject.LoginSettings;
import slowcall.integrations.subject.Role;
import slowcall.integrations.subject.ServerWindow;
import slowcall.integrations.subject.Site;
import slowcall.integrations.subject.Way;
import slowcall.integrations.subject.Window;
import slowcall.strategy.Limit;
import slowcall.strategy.Promise;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;

/** Writes login and message in one transaction; a relay in another process looks for messages, makes the calls and marks them. */
@AutoService({Strategy.class, Way.class})
public final class OutboxPollingWay extends HandOffStrategy {
    private static final String INTERVAL = "interval_ms";
    private static final String BATCH = "batch";
    private static final String ORDER = "order";
    private static final String POLL = "poll";
    private static final String BY_STATUS = "status";
    private static final String AFTER_LAST = "last-id";
    private static final Map<String, String> ONCE = Map.of(Dedupe.SETTING, Dedupe.API);

    @Override
    public String name() {
        return "way-outbox-polling";
    }

    @Override
    public String description() {
        return "login and message in one transaction of PostgreSQL, and the call by a relay that looks for messages";
    }

    @Override
    public Settings.Schema settings() {
        Settings.Schema own = Settings.Schema.NONE
                .integer(INTERVAL, 100, 1, 600_000, "milliseconds from one look of the relay to the next")
                .integer(
                        BATCH,
                        1000,
                        1,
                        10_000,
                        "messages that it takes and marks at once: what a kill repeats, and what all wait for")
                .word(
                        ORDER,
                        // All in one order wait for each other's calls: a hundred a second at 10 ms.
                        List.of(
                                Labels.of(OrderRule.STOP_PER_KEY),
                                Labels.of(OrderRule.STOP),
                                Labels.of(OrderRule.SKIP)),
                        "what a message waits for, and what one that cannot be sent holds up: those of its user, all, or none")
                .word(
                        POLL,
                        List.of(BY_STATUS, AFTER_LAST),
                        "how it finds messages; by the last id it passes over those that are committed late, and keeps to order stop");
        return LoginSettings.with(Dedupe.with(own));
    }

    /** As many as the relay lets through: a batch at most, and one behind the other where they are to keep an order. */
    @Override
    public Optional<Limit> limit(Settings settings) {
        return Optional.of(Limit.permits(order(settings) == OrderRule.STOP ? 1 : settings.integer(BATCH)));
    }

    @Override
    public Optional<Limit> limit(Settings settings, int users) {
        return order(settings) == OrderRule.STOP_PER_KEY
                ? limit(settings).map(limit -> limit.atMost(users))
                : limit(settings);
    }

    @Override
    public Promise promises(Settings settings) {
        Promise promise = Promises.of(settings.word(POLL).equals(AFTER_LAST), !Dedupe.byTheService(settings));
        return order(settings) == OrderRule.SKIP ? promise : promise.inOrder();
    }

    private static OrderRule order(Settings settings) {
        return Labels.constant(OrderRule.class, settings.word(ORDER));
    }

    /** A row without its message is what a pool leaves; a message that is sent and not marked is sent again. */
    @Override
    public List<Window> windows() {
        return List.of(
                Window.of(Role.FRONT, Failpoint.BEFORE_COMMIT).against(Unprotected.CALLS_FIRST),
                Window.of(Role.FRONT, Failpoint.AFTER_COMMIT).against(Unprotected.REMEMBERS),
                Window.of(Role.BACK, Failpoint.BEFORE_SEND).against(Unprotected.NOTES_FIRST),
                recognised(Failpoint.AFTER_SEND),
                recognised(Failpoint.BEFORE_MARK),
                Window.of(Role.BACK, Failpoint.AFTER_MARK).against(Unprotected.HAS_NOTED));
    }

    /** What comes again is recognised, and in the control it is not. */
    private Window recognised(Failpoint point) {
        return new Window(Role.BACK, point, ONCE, Optional.of(new Window.Control(name(), Map.of(), Role.BACK, point)));
    }

    @Override
    public List<ServerWindow> serverWindows() {
        return List.of(ServerWindow.of(Database.NAME, ONCE));
    }

    @Override
    public void prepare(Site site) throws Exception {
        try (Connection connection = DriverManager.getConnection(site.address(Database.NAME))) {
            OutboxTable.create(connection);
        }
    }

    @Override
    public Front open(FrontSurroundings surroundings) {
        return new Front() {
            @Override
            public void inTransaction(Connection connection, Asked asked) throws Exception {
                OutboxTable.insert(connection, SendingFront.message(asked));
            }
        };
    }

    @Override
    public boolean hasBack() {
        return true;
    }

    @Override
    public Back open(BackSurroundings surroundings) {
        Settings settings = surroundings.site().settings();
        Selection selection = settings.word(POLL).equals(BY_STATUS) ? new ByStatus() : new AfterLast();
        Relay relay = new Relay(
                surroundings.database(),
                // What this service fails it takes another time.
                new RelaySettings(
                        selection, order(settings), settings.integer(BATCH), RelaySettings.NEVER, failure -> false),
                new ServiceSender(surroundings.service(), message -> Dedupe.call(settings, message)),
                surroundings.passage());
        return new RelayingBack(relay, Duration.ofMillis(settings.integer(INTERVAL)));
    }
}
