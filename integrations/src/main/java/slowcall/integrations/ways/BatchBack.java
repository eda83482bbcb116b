package slowcall.integrations.ways;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import slowcall.integrations.batch.Care;
import slowcall.integrations.batch.Exporter;
import slowcall.integrations.batch.FileAgreement;
import slowcall.integrations.batch.FileConsumer;
import slowcall.integrations.batch.Interval;
import slowcall.integrations.batch.PointsRow;
import slowcall.integrations.batch.RemoteFiles;
import slowcall.integrations.batch.Spool;
import slowcall.integrations.batch.UnsentLogins;
import slowcall.integrations.message.Labels;
import slowcall.integrations.message.Passage;
import slowcall.integrations.subject.Back;
import slowcall.integrations.subject.BackSurroundings;
import slowcall.service.PointsCall;
import slowcall.service.PointsService;
import slowcall.strategy.Settings;

/** Sender and receiver of files, each on a thread and a connection of its own, in one process that is killed as one. */
final class BatchBack implements Back {
    /** The receiver's name, and its thread's. */
    private static final String RECEIVER = "receiver";

    private final FileAgreement agreement;
    private final Duration interval;
    private final Path spool;
    private final UnsentLogins logins;
    private final RemoteFiles senders;
    private final RemoteFiles onlookers;
    private final FileConsumer receiver;
    private final RemoteFiles receivers;
    private final Passage passage;
    private final Care care;
    private final List<Interval> working = new ArrayList<>();

    private BatchBack(
            BackSurroundings surroundings,
            FileAgreement agreement,
            Supplier<? extends RemoteFiles> server,
            Duration interval) {
        this.agreement = agreement;
        this.interval = interval;
        this.spool = surroundings.site().folder().resolve("spool");
        this.logins = new UnsentLogins(surroundings.database());
        this.senders = server.get();
        this.onlookers = server.get();
        this.receivers = server.get();
        this.passage = surroundings.passage();
        Settings settings = surroundings.site().settings();
        this.care = Labels.constant(Care.class, settings.word(BatchWay.SENDER));
        PointsService service = surroundings.service();
        this.receiver = new FileConsumer(
                RECEIVER,
                agreement,
                receivers,
                row -> {
                    var unused = service.call(call(settings, row));
                },
                settings.integer(BatchWay.AT_ONCE),
                passage,
                BatchBack::today,
                settings.word(BatchWay.RECEIVER).equals(BatchWay.MOVES_FIRST));
    }

    private static PointsCall call(Settings settings, PointsRow row) {
        return Dedupe.byTheService(settings) ? row.call().onlyOnce() : row.call();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /**
     * Connects, and makes the folders that were agreed on.
     *
     * @param server connects to it, each time anew
     */
    static BatchBack open(
            BackSurroundings surroundings,
            FileAgreement agreement,
            Supplier<? extends RemoteFiles> server,
            Duration interval)
            throws IOException {
        BatchBack back = new BatchBack(surroundings, agreement, server, interval);
        back.receiver.prepare();
        return back;
    }

    /**
     * Only now: the spool is the sender's that works, and a spare would tidy up behind it. The receiver looks half an interval after the
     * sender sent: if both began at once, a race would decide whether a file waits for a whole interval or not at all.
     */
    @Override
    public void begin() {
        try {
            Exporter sender =
                    new Exporter(agreement, logins, Spool.open(spool), senders, passage, BatchBack::today, care);
            working.add(Interval.start("sender", interval, sender::run));
            working.add(Interval.start(RECEIVER, interval.dividedBy(2), interval, receiver::run));
        } catch (IOException e) {
            throw new IllegalStateException("the spool " + spool + " cannot be opened", e);
        }
    }

    @Override
    public long backlog() throws IOException, SQLException {
        return logins.backlog() + FileConsumer.backlog(onlookers);
    }

    @Override
    public void close() {
        working.forEach(Interval::close);
        senders.close();
        receivers.close();
        onlookers.close();
    }
}
