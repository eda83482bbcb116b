package slowcall.integrations.ways;

import com.google.auto.service.AutoService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import slowcall.integrations.batch.FileAgreement;
import slowcall.integrations.batch.FileFormat;
import slowcall.integrations.batch.SftpFiles;
import slowcall.integrations.batch.UnsentLogins;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.FileServer;
import slowcall.integrations.parts.FileServerAddress;
import slowcall.integrations.subject.Back;
import slowcall.integrations.subject.BackSurroundings;
import slowcall.integrations.subject.Front;
import slowcall.integrations.subject.FrontSurroundings;
import slowcall.integrations.subject.LoginSettings;
import slowcall.integrations.subject.Role;
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
                .integer(INTERVAL, 1000, 10, 3_600_000, "milliseconds from one look to the next, of sender and receiver")
                .integer(ROWS, 1000, 1, 1_000_000, "rows of a file at most")
                .word(
                        FORMAT,
                        List.of(FileFormat.CSV.suffix(), FileFormat.JSON_LINES.suffix()),
                        "how files are written")
                .integer(AT_ONCE, 100, 1, 10_000, "rows that are applied at once; 1 keeps their order");
        return LoginSettings.with(Dedupe.with(own));
    }

    @Override
    public Optional<Limit> limit(Settings settings) {
        return Optional.of(Limit.pool(settings.integer(AT_ONCE)));
    }

    @Override
    public Promise promises(Settings settings) {
        return Promises.of(false, !Dedupe.byTheService(settings));
    }

    /** At short intervals: who is to be killed in the next one waits for it. */
    @Override
    public List<Window> windows() {
        Map<String, String> soon = Map.of(INTERVAL, "100");
        Map<String, String> once = Map.of(INTERVAL, "100", Dedupe.SETTING, Dedupe.API);
        Window.Control applied = new Window.Control(name(), soon, Role.BACK, Failpoint.BEFORE_MOVE);
        return Stream.of(
                        Failpoint.BEFORE_WRITE,
                        Failpoint.AFTER_WRITE,
                        Failpoint.BEFORE_SEND,
                        Failpoint.BEFORE_RENAME,
                        Failpoint.AFTER_SEND,
                        Failpoint.BEFORE_MARK,
                        Failpoint.AFTER_MARK,
                        Failpoint.RECEIVED,
                        Failpoint.BEFORE_MOVE,
                        Failpoint.AFTER_MOVE)
                .map(point -> new Window(
                        Role.BACK,
                        point,
                        once,
                        point == Failpoint.BEFORE_MOVE ? Optional.of(applied) : Optional.empty()))
                .toList();
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
        FileFormat format = settings.word(FORMAT).equals(FileFormat.CSV.suffix()) ? FileFormat.CSV : FileFormat.JSON_LINES;
        FileAgreement agreement = new FileAgreement("login", "points", format, settings.integer(ROWS), DAYS);
        return BatchBack.open(
                surroundings,
                agreement,
                () -> SftpFiles.of(address(site), site.name()),
                Duration.ofMillis(settings.integer(INTERVAL)));
    }
}
