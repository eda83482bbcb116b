package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import slowcall.integrations.effect.Effect;
import slowcall.integrations.effect.Seen;
import slowcall.integrations.effect.SeenFirst;
import slowcall.integrations.effect.SeenLast;
import slowcall.integrations.effect.ServiceEffect;
import slowcall.integrations.failure.GivenUp;
import slowcall.integrations.failure.Retry;
import slowcall.integrations.kafka.Acknowledgement;
import slowcall.integrations.kafka.ConsumerLoop;
import slowcall.integrations.kafka.ConsumerSettings;
import slowcall.integrations.kafka.Effects;
import slowcall.integrations.kafka.Group;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.Members;
import slowcall.integrations.kafka.ProducerSettings;
import slowcall.integrations.kafka.Topics;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.FaultySender;
import slowcall.integrations.message.Labels;
import slowcall.integrations.message.ObservedSender;
import slowcall.integrations.message.OnFailure;
import slowcall.integrations.message.Passage;
import slowcall.integrations.message.SendTime;
import slowcall.integrations.message.Sender;
import slowcall.integrations.parts.Broker;
import slowcall.integrations.parts.Database;
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

/** Logs in and sends a message by Kafka, in the transaction or after it; a consumer in another process makes the call. */
@AutoService({Strategy.class, Way.class})
public final class KafkaWay extends HandOffStrategy {
    private static final String SEND = "send";
    /** A compile-time constant: whoever only names it does not come to know Kafka. */
    static final String BEFORE_EFFECT = "before-effect";

    private static final String CONSUMERS = "consumers";
    private static final String MESSAGES = "messages_at_once";
    private static final String AT_ONCE = "effects_at_once";
    private static final String PARTITIONS = "partitions";
    private static final String LINGER = "linger_ms";
    private static final String DELIVERY = "delivery_ms";
    private static final String LOSES = "loses";
    private static final String LOSES_PERCENT = "loses_percent";
    private static final String NOTHING = "nothing";
    private static final String SEEN_FIRST = "seen-first";
    private static final String SEEN_LAST = "seen-last";
    private static final Map<String, String> ONCE = Map.of(Dedupe.SETTING, Dedupe.API);

    /** For ever: what a consumer gives up is lost, and nobody else tries. */
    private static final int ALWAYS = 1_000_000_000;

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final long FAULTS = 17;

    @Override
    public String name() {
        return "way-kafka";
    }

    @Override
    public String description() {
        return "login in PostgreSQL, a message by Kafka, and the call by its consumer in another process";
    }

    @Override
    public Set<String> needs() {
        return Set.of(Database.NAME, Broker.NAME);
    }

    @Override
    public Settings.Schema settings() {
        Settings.Schema own = Settings.Schema.NONE
                .word(SEND, Labels.all(SendTime.class), "when the message is sent")
                .integer(LINGER, 0, 0, 60_000, "milliseconds that a message waits for others to travel with")
                .integer(
                        DELIVERY,
                        Math.toIntExact(ProducerSettings.USUAL.delivery().toMillis()),
                        1000,
                        600_000,
                        "milliseconds after which a message that the broker has not acknowledged has failed; a second more than it waits for others, at least")
                .word(
                        LOSES,
                        List.of(
                                NOTHING,
                                Labels.of(FaultySender.Loses.MESSAGE),
                                Labels.of(FaultySender.Loses.ACKNOWLEDGEMENT)),
                        "what gets lost when a message is sent for the first time")
                .integer(LOSES_PERCENT, 0, 0, 100, "of a hundred messages so many")
                .integer(PARTITIONS, Topics.SHARED, 1, 100, "partitions of the topic; one keeps the order of all")
                .integer(CONSUMERS, 1, 1, 100, "consumers, each on a thread of its own")
                .integer(
                        MESSAGES,
                        1000,
                        1,
                        10_000,
                        "messages that a consumer receives at once, and no more once so many are in hand: a kill repeats less than twice as many")
                .integer(AT_ONCE, 100, 1, 10_000, "calls that a consumer makes at once, of different users")
                .word(
                        Acknowledgement.SETTING,
                        List.of(Labels.of(Acknowledgement.AFTER_EFFECT), BEFORE_EFFECT),
                        "when a consumer acknowledges what it has received");
        return LoginSettings.with(FailureHandling.with(Dedupe.with(own, SEEN_FIRST, SEEN_LAST), FailureHandling.RETRY));
    }

    /** A consumer without a partition has nothing to do. */
    @Override
    public Optional<Limit> limit(Settings settings) {
        int working = Math.min(settings.integer(CONSUMERS), settings.integer(PARTITIONS));
        return Optional.of(Limit.pool(working * settings.integer(AT_ONCE)));
    }

    @Override
    public Optional<Limit> limit(Settings settings, int users) {
        return limit(settings).map(limit -> limit.atMost(users));
    }

    /** Who is acknowledged has a message at the broker, unless its failures are ignored or written down. */
    @Override
    public Promise promises(Settings settings) {
        String dedupe = settings.word(Dedupe.SETTING);
        boolean acknowledgesFirst = acknowledgement(settings) == Acknowledgement.BEFORE_EFFECT;
        boolean mayLose = onFailure(settings) != OnFailure.RETRY || acknowledgesFirst || dedupe.equals(SEEN_FIRST);
        boolean mayRepeat = dedupe.equals(Dedupe.NONE) || dedupe.equals(SEEN_LAST);
        return Promises.of(mayLose, mayRepeat);
    }

    private static OnFailure onFailure(Settings settings) {
        return Labels.constant(OnFailure.class, settings.word(FailureHandling.ON_FAILURE));
    }

    private static Acknowledgement acknowledgement(Settings settings) {
        return Labels.constant(Acknowledgement.class, settings.word(Acknowledgement.SETTING));
    }

    /**
     * After the commit nothing holds on to the message yet: what is killed there is lost, and no control need show it. At the broker it is
     * safe, and in the consumer the offset holds on to it, unless that is committed first.
     */
    @Override
    public List<Window> windows() {
        Map<String, String> inTransaction = Map.of(SEND, Labels.of(SendTime.IN_TRANSACTION));
        return List.of(
                Window.of(Role.FRONT, Failpoint.BEFORE_COMMIT)
                        .against(new Window.Control(name(), inTransaction, Role.FRONT, Failpoint.BEFORE_COMMIT)),
                Window.of(Role.FRONT, Failpoint.AFTER_COMMIT),
                Window.of(Role.FRONT, Failpoint.BEFORE_SEND),
                Window.of(Role.FRONT, Failpoint.AFTER_SEND).against(Unprotected.ANSWERS_FIRST),
                Window.of(Role.BACK, Failpoint.BEFORE_EFFECT).against(Unprotected.NOTES_FIRST),
                recognised(Failpoint.AFTER_EFFECT),
                recognised(Failpoint.BEFORE_ACKNOWLEDGEMENT),
                Window.of(Role.BACK, Failpoint.AFTER_ACKNOWLEDGEMENT).against(Unprotected.HAS_NOTED));
    }

    /** What comes again is recognised, and in the control it is not. */
    private Window recognised(Failpoint point) {
        return new Window(Role.BACK, point, ONCE, Optional.of(new Window.Control(name(), Map.of(), Role.BACK, point)));
    }

    /** While the broker is away messages wait; the control ignores those that have waited for a second. */
    @Override
    public List<ServerWindow> serverWindows() {
        return List.of(
                ServerWindow.of(Database.NAME, ONCE),
                ServerWindow.of(Broker.NAME, ONCE)
                        .against(Map.of(FailureHandling.ON_FAILURE, FailureHandling.IGNORE, DELIVERY, "1000")));
    }

    @Override
    public void prepare(Site site) throws Exception {
        try (Topics topics = Topics.of(site.address(Broker.NAME))) {
            topics.create(topic(site), site.settings().integer(PARTITIONS));
        }
        try (Connection connection = DriverManager.getConnection(site.address(Database.NAME))) {
            Seen.create(connection);
        }
    }

    private static String topic(Site site) {
        return site.name();
    }

    @Override
    public Front open(FrontSurroundings surroundings) throws IOException {
        Site site = surroundings.site();
        Settings settings = site.settings();
        ProducerSettings producer = new ProducerSettings(
                Duration.ofMillis(settings.integer(LINGER)),
                ProducerSettings.USUAL.bufferBytes(),
                ProducerSettings.USUAL.mostWait(),
                Duration.ofMillis(settings.integer(DELIVERY)));
        KafkaSender broker = KafkaSender.open(site.address(Broker.NAME), producer, topic(site));
        OpenMessages open = new OpenMessages(new ObservedSender(faulty(broker, settings), surroundings.passage()));
        Executor threads = Executors.newVirtualThreadPerTaskExecutor();
        Sender sender = onFailure(settings)
                .handle(open, FailureHandling.retry(settings), log(settings, site.folder()), threads);
        return new SendingFront(Labels.constant(SendTime.class, settings.word(SEND)), sender, open, broker);
    }

    private static Sender faulty(Sender sender, Settings settings) {
        String loses = settings.word(LOSES);
        return loses.equals(NOTHING)
                ? sender
                : new FaultySender(
                        sender,
                        Labels.constant(FaultySender.Loses.class, loses),
                        settings.integer(LOSES_PERCENT) / 100.0,
                        FAULTS);
    }

    private static Consumer<GivenUp> log(Settings settings, Path folder) throws IOException {
        if (onFailure(settings) != OnFailure.LOG) {
            return message -> {};
        }
        return FailureHandling.open(folder)::add;
    }

    @Override
    public boolean hasBack() {
        return true;
    }

    @Override
    public Back open(BackSurroundings surroundings) {
        Site site = surroundings.site();
        Settings settings = site.settings();
        String brokers = site.address(Broker.NAME);
        Effect effect = effect(surroundings);
        Retry retry = new Retry(ALWAYS, PAUSE);
        return new ConsumingBack(
                () -> Members.start(
                        settings.integer(CONSUMERS),
                        number -> ConsumerLoop.of(
                                brokers,
                                ConsumerSettings.ofGroup(site.name())
                                        .named("consumer-" + number)
                                        .receiving(settings.integer(MESSAGES)),
                                topic(site),
                                acknowledgement(settings),
                                // Of the effect the service tells.
                                new Effects(effect, settings.integer(AT_ONCE), retry, message -> {}, Passage.UNSEEN),
                                surroundings.passage())),
                Group.of(brokers, site.name()),
                topic(site));
    }

    private static Effect effect(BackSurroundings surroundings) {
        Settings settings = surroundings.site().settings();
        Effect call = new ServiceEffect(surroundings.service(), message -> Dedupe.call(settings, message));
        return switch (settings.word(Dedupe.SETTING)) {
            case SEEN_FIRST -> new SeenFirst(surroundings.database(), call);
            case SEEN_LAST -> new SeenLast(surroundings.database(), call);
            default -> call;
        };
    }
}
