package slowcall.integrations.ways;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import slowcall.integrations.cdc.ChangeEngine;
import slowcall.integrations.cdc.EngineProperties;
import slowcall.integrations.cdc.Handover;
import slowcall.integrations.cdc.Markers;
import slowcall.integrations.cdc.Reading;
import slowcall.integrations.cdc.Slots;
import slowcall.integrations.cdc.Tail;
import slowcall.integrations.effect.Effect;
import slowcall.integrations.effect.ServiceEffect;
import slowcall.integrations.kafka.Acknowledgement;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Labels;
import slowcall.integrations.message.Message;
import slowcall.integrations.parts.Database;
import slowcall.integrations.subject.Back;
import slowcall.integrations.subject.BackSurroundings;
import slowcall.integrations.subject.FailurePrinter;
import slowcall.integrations.subject.LoginSettings;
import slowcall.integrations.subject.Role;
import slowcall.integrations.subject.ServerWindow;
import slowcall.integrations.subject.Site;
import slowcall.integrations.subject.Window;
import slowcall.strategy.Limit;
import slowcall.strategy.Promise;
import slowcall.strategy.Settings;

/** Another process reads the database's log by Debezium, and makes the calls for what it says of one table. */
abstract class TailingWay extends HandOffStrategy {
    private static final String POLL = "debezium_poll_ms";
    private static final String BATCH = "batch";
    private static final String AT_ONCE = "effects_at_once";
    private static final String ACKNOWLEDGE = "acknowledge";
    private static final Map<String, String> ONCE = Map.of(Dedupe.SETTING, Dedupe.API);

    private final String table;
    private final Tail tail;
    private final Supplier<Reading<Message>> reading;

    /**
     * @param table which
     * @param tail what is read of it
     * @param reading makes messages of that
     */
    TailingWay(String table, Tail tail, Supplier<Reading<Message>> reading) {
        this.table = table;
        this.tail = tail;
        this.reading = reading;
    }

    @Override
    public Settings.Schema settings() {
        Settings.Schema own = Settings.Schema.NONE
                .integer(POLL, 5, 1, 10_000, "milliseconds that Debezium waits for changes before it looks again")
                .integer(
                        BATCH,
                        2048,
                        1,
                        100_000,
                        "changes that are under way at most: what a kill repeats, and how far ahead of the first of them the others may be")
                .integer(AT_ONCE, 100, 1, 10_000, "calls that are made at once, of different users")
                .word(
                        ACKNOWLEDGE,
                        List.of(Labels.of(Acknowledgement.AFTER_EFFECT), Labels.of(Acknowledgement.BEFORE_EFFECT)),
                        "when it is noted how far the log has been read");
        return LoginSettings.with(Dedupe.with(own));
    }

    /** No more than are under way, and of each user one. */
    @Override
    public Optional<Limit> limit(Settings settings) {
        return Optional.of(Limit.pool(Math.min(settings.integer(BATCH), settings.integer(AT_ONCE))));
    }

    @Override
    public Optional<Limit> limit(Settings settings, int users) {
        return limit(settings).map(limit -> limit.atMost(users));
    }

    /** The log has the commits in their order, and each user's calls are made in it. */
    @Override
    public Promise promises(Settings settings) {
        return Promises.of(notesFirst(settings), !Dedupe.byTheService(settings)).inOrder();
    }

    private static boolean notesFirst(Settings settings) {
        return settings.word(ACKNOWLEDGE).equals(Labels.of(Acknowledgement.BEFORE_EFFECT));
    }

    /** A row that is committed is in the log; what is read of it is read again, unless its place is noted first. */
    @Override
    public List<Window> windows() {
        return List.of(
                Window.of(Role.FRONT, Failpoint.BEFORE_COMMIT).against(Unprotected.CALLS_FIRST),
                Window.of(Role.FRONT, Failpoint.AFTER_COMMIT).against(Unprotected.REMEMBERS),
                Window.of(Role.BACK, Failpoint.BEFORE_EFFECT).against(notingFirst(Failpoint.BEFORE_EFFECT)),
                recognised(Failpoint.AFTER_EFFECT),
                recognised(Failpoint.BEFORE_OFFSET),
                Window.of(Role.BACK, Failpoint.AFTER_OFFSET).against(notingFirst(Failpoint.AFTER_OFFSET)));
    }

    private Window.Control notingFirst(Failpoint point) {
        return new Window.Control(
                name(), Map.of(ACKNOWLEDGE, Labels.of(Acknowledgement.BEFORE_EFFECT)), Role.BACK, point);
    }

    /** What comes again is recognised, and in the control it is not. */
    private Window recognised(Failpoint point) {
        return new Window(Role.BACK, point, ONCE, Optional.of(new Window.Control(name(), Map.of(), Role.BACK, point)));
    }

    @Override
    public List<ServerWindow> serverWindows() {
        return List.of(ServerWindow.of(Database.NAME, ONCE));
    }

    /** From here on every commit is in the log for the process that reads it, whether that is there yet or not. */
    @Override
    public void prepare(Site site) throws Exception {
        try (Connection connection = DriverManager.getConnection(site.address(Database.NAME))) {
            Slots.create(connection, slot(site), table, tail);
        }
    }

    private String slot(Site site) {
        return site.name() + "_" + table;
    }

    @Override
    public boolean hasBack() {
        return true;
    }

    @Override
    public Back open(BackSurroundings surroundings) {
        Site site = surroundings.site();
        Settings settings = site.settings();
        Effect effect = new ServiceEffect(surroundings.service(), message -> Dedupe.call(settings, message));
        Markers markers = Markers.in(surroundings.database(), settings.integer(POLL));
        Handover<Message> handover = new Handover<>(
                reading.get(),
                effect::apply,
                settings.integer(AT_ONCE),
                notesFirst(settings),
                markers,
                surroundings.passage());
        EngineProperties properties = new EngineProperties(
                slot(site),
                site.address(Database.NAME),
                table,
                tail,
                site.folder().resolve("cdc").resolve("offsets"),
                settings.integer(POLL),
                settings.integer(BATCH));
        FailurePrinter failures = new FailurePrinter();
        return new TailingBack(ChangeEngine.create(properties, handover, failures::note), markers);
    }
}
