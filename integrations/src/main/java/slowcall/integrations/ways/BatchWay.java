package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import slowcall.integrations.batch.Care;
import slowcall.integrations.batch.FileAgreement;
import slowcall.integrations.batch.FileFormat;
import slowcall.integrations.batch.SftpFiles;
import slowcall.integrations.batch.UnsentLogins;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Labels;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.FileServer;
import slowcall.integrations.parts.FileServerAddress;
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

/** Logs in, and no more. At intervals another process writes what is new to a file, transfers it by SFTP, and applies what has come. */
@AutoService({Strategy.class, Way.class})
public final class BatchWay extends HandOffStrategy {
    static final String INTERVAL = "interval_ms";
    static final String AT_ONCE = "rows_at_once";
    static final String SENDER = "sender";
    static final String RECEIVER = "receiver";
    static final String MOVES_FIRST = "moves-first";
    private static final String APPLIES_FIRST = "applies-first";
    private static final String ROWS = "rows_per_file";
    private static final String FORMAT = "format";

    /** Two parties whose clocks differ at midnight. */
    private static final int DAYS = 1;

    @Override
    public String name() {
        return "way-batch";
    }

    @Override
    public String description() {
        return "login in PostgreSQL, and at intervals a file by SFTP of which each row is a call";
    }

    @Override
    public Set<String> needs() {
        return Set.of(Database.NAME, FileServer.NAME);
    }

    @Override
    public Settings.Schema settings() {
        Settings.Schema own = Settings.Schema.NONE
                .integer(
                        INTERVAL, 1000, 10, 3_600_000, "milliseconds from one look to the next, of sender and receiver")
                .integer(ROWS, 1000, 1, 1_000_000, "rows of a file at most")
                .word(FORMAT, List.of(FileFormat.CSV.suffix(), FileFormat.JSON_LINES.suffix()), "how files are written")
                .integer(AT_ONCE, 100, 1, 10_000, "rows that are applied at once; 1 keeps their order")
                .word(
                        SENDER,
                        Labels.all(Care.class),
                        "what the sender does lest a kill should cost a row; the last two show what it is for")
                .word(
                        RECEIVER,
                        List.of(APPLIES_FIRST, MOVES_FIRST),
                        "whether the receiver applies a file before it moves it away, or shows what that is for");
        return LoginSettings.with(Dedupe.with(own));
    }

    @Override
    public Optional<Limit> limit(Settings settings) {
        return Optional.of(Limit.pool(settings.integer(AT_ONCE)));
    }

    @Override
    public Promise promises(Settings settings) {
        boolean careful = settings.word(SENDER).equals(Labels.of(Care.KEEPS_FILES))
                && settings.word(RECEIVER).equals(APPLIES_FIRST);
        return Promises.of(!careful, !Dedupe.byTheService(settings));
    }

    /** Each step beside the same one of a sender or a receiver that has turned it round, or has forgotten it. */
    @Override
    public List<Window> windows() {
        return List.of(
                new Window(Role.FRONT, Failpoint.BEFORE_COMMIT, with(), Optional.of(Unprotected.CALLS_FIRST)),
                new Window(Role.FRONT, Failpoint.AFTER_COMMIT, with(), Optional.of(Unprotected.REMEMBERS)),
                window(Failpoint.BEFORE_WRITE, SENDER, Labels.of(Care.MARKS_FIRST)),
                window(Failpoint.AFTER_WRITE, SENDER, Labels.of(Care.MARKS_FIRST)),
                window(Failpoint.BEFORE_SEND, SENDER, Labels.of(Care.MARKS_FIRST)),
                window(Failpoint.BEFORE_RENAME, SENDER, Labels.of(Care.MARKS_FIRST)),
                window(Failpoint.AFTER_SEND, SENDER, Labels.of(Care.FORGETS)),
                window(Failpoint.BEFORE_MARK, SENDER, Labels.of(Care.FORGETS)),
                window(Failpoint.AFTER_MARK, SENDER, Labels.of(Care.MARKS_FIRST)),
                window(Failpoint.RECEIVED, RECEIVER, MOVES_FIRST),
                window(Failpoint.BEFORE_MOVE, Dedupe.SETTING, Dedupe.NONE),
                window(Failpoint.AFTER_MOVE, RECEIVER, MOVES_FIRST));
    }

    private Window window(Failpoint point, String setting, String careless) {
        return new Window(
                Role.BACK,
                point,
                with(Dedupe.SETTING, Dedupe.API),
                Optional.of(new Window.Control(name(), with(setting, careless), Role.BACK, point)));
    }

    @Override
    public List<ServerWindow> serverWindows() {
        Map<String, String> once = with(Dedupe.SETTING, Dedupe.API);
        return List.of(
                ServerWindow.of(Database.NAME, once),
                ServerWindow.of(FileServer.NAME, once).against(with(SENDER, Labels.of(Care.MARKS_FIRST))));
    }

    /** At short intervals: who is to be killed in the next one waits for it. */
    private static Map<String, String> with(String... setting) {
        return setting.length == 0 ? Map.of(INTERVAL, "100") : Map.of(INTERVAL, "100", setting[0], setting[1]);
    }

    @Override
    public void prepare(Site site) throws Exception {
        try (Connection connection = DriverManager.getConnection(site.address(Database.NAME))) {
            UnsentLogins.prepare(connection);
        }
        try (SftpFiles server = SftpFiles.of(address(site), ".")) {
            server.makeFolder(site.name());
        }
    }

    private static FileServerAddress address(Site site) {
        return FileServerAddress.parse(site.address(FileServer.NAME));
    }

    /** The application does not know of it. */
    @Override
    public Front open(FrontSurroundings surroundings) {
        return new Front() {};
    }

    @Override
    public boolean hasBack() {
        return true;
    }

    @Override
    public Back open(BackSurroundings surroundings) throws Exception {
        Site site = surroundings.site();
        Settings settings = site.settings();
        FileFormat format =
                settings.word(FORMAT).equals(FileFormat.CSV.suffix()) ? FileFormat.CSV : FileFormat.JSON_LINES;
        FileAgreement agreement = new FileAgreement("login", "points", format, settings.integer(ROWS), DAYS);
        return BatchBack.open(
                surroundings,
                agreement,
                () -> SftpFiles.of(address(site), site.name()),
                Duration.ofMillis(settings.integer(INTERVAL)));
    }
}
