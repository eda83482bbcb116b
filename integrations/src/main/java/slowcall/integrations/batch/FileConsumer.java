package slowcall.integrations.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import slowcall.integrations.batch.RemoteFiles.Renamed;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;

/**
 * Applies files: claim, verify, apply, move to {@code done/}. A file is claimed by renaming it into the receiver's own folder, which only
 * one of several who try is told to have done. What breaks the agreement goes to {@code quarantine/} with the reason. A receiver that was
 * killed comes back under its name, and begins with what lies in its folder: rows that were applied are then applied again.
 */
public final class FileConsumer {
    private final FileAgreement agreement;
    private final FileVerifier verifier;
    private final RemoteFiles server;
    private final Applier applier;
    private final Passage passage;
    private final Supplier<LocalDate> today;
    private final String own;
    private final boolean movesFirst;

    /**
     * Applies what lies there.
     *
     * @param name unique among the receivers, and the same after a kill
     * @param atOnce how many rows of a file at once; with 1 they are applied in order
     * @param today the day, in UTC
     */
    public FileConsumer(
            String name,
            FileAgreement agreement,
            RemoteFiles server,
            RowEffect effect,
            int atOnce,
            Passage passage,
            Supplier<LocalDate> today) {
        this(name, agreement, server, effect, atOnce, passage, today, false);
    }

    /**
     * The same, and if it is to, the other way round.
     *
     * @param movesFirst whether a file is moved away before it is applied: killed in between, its rows are lost
     */
    public FileConsumer(
            String name,
            FileAgreement agreement,
            RemoteFiles server,
            RowEffect effect,
            int atOnce,
            Passage passage,
            Supplier<LocalDate> today,
            boolean movesFirst) {
        this.agreement = agreement;
        this.verifier = new FileVerifier(agreement);
        this.server = server;
        this.applier = new Applier(effect, atOnce);
        this.passage = passage;
        this.today = today;
        this.own = FileAgreement.WORK + "/" + name;
        this.movesFirst = movesFirst;
    }

    /** Makes the folders that were agreed on, and the receiver's own, unless they are there. */
    public void prepare() throws IOException {
        for (String folder : FileAgreement.FOLDERS) {
            server.makeFolder(folder);
        }
        server.makeFolder(own);
    }

    /**
     * Applies all that lies there: first what it had claimed before, then what nobody has.
     *
     * @throws IOException if the server cannot be asked, or the effect cannot be had: what is not done is claimed, and waits for the next
     *     time
     */
    public Consumed run() throws IOException, SQLException, InterruptedException {
        Consumed consumed = quarantineStrays();
        for (RemoteFile claimed : server.list(own)) {
            consumed = consumed.plus(consume(claimed));
        }
        for (RemoteFile file : server.list(FileAgreement.INBOX)) {
            // What is being uploaded is the sender's.
            if (!file.name().endsWith(FileName.PART) && claimed(file)) {
                consumed = consumed.plus(consume(file));
            }
        }
        return consumed;
    }

    /** How many files nobody has applied yet, whoever has claimed them; those that are being uploaded are not counted. */
    public static long backlog(RemoteFiles server) throws IOException {
        long files = whole(server, FileAgreement.INBOX);
        for (RemoteFile receiver : server.list(FileAgreement.WORK)) {
            files += whole(server, FileAgreement.WORK + "/" + receiver.name());
        }
        return files;
    }

    private static long whole(RemoteFiles server, String folder) throws IOException {
        return server.list(folder).stream()
                .filter(file -> !file.name().endsWith(FileName.PART))
                .count();
    }

    private boolean claimed(RemoteFile file) throws IOException {
        return switch (server.rename(FileAgreement.INBOX + "/" + file.name(), own + "/" + file.name())) {
            case DONE -> true;
            case GONE -> false;
            case TAKEN -> throw new IOException(own + "/" + file.name() + " is there already");
        };
    }

    /** Files that lie where none was agreed to lie. */
    private Consumed quarantineStrays() throws IOException {
        Consumed consumed = Consumed.NOTHING;
        for (RemoteFile file : server.list(".")) {
            if (!FileAgreement.FOLDERS.contains(file.name()) && !file.name().endsWith(FileName.PART)) {
                consumed = consumed.plus(quarantine(
                        file.name(), file.name(), "it lies beside " + FileAgreement.INBOX + "/ and not in it"));
            }
        }
        return consumed;
    }

    private Consumed consume(RemoteFile file) throws IOException, SQLException, InterruptedException {
        String path = own + "/" + file.name();
        if (file.isFolder()) {
            return quarantine(path, file.name(), "it is a folder");
        }
        if (file.bytes() > agreement.mostBytes()) {
            return quarantine(
                    path, file.name(), "it has " + file.bytes() + " bytes, more than " + agreement.mostBytes());
        }
        byte[] content = server.get(path);
        return switch (verifier.verify(file.name(), content, today.get())) {
            case Verified.Broken broken -> quarantine(path, file.name(), broken.reason());
            case Verified.Kept kept -> apply(path, file.name(), content, kept.rows());
        };
    }

    private Consumed apply(String path, String name, byte[] content, List<PointsRow> rows)
            throws IOException, SQLException, InterruptedException {
        String done = FileAgreement.DONE + "/" + name;
        if (server.exists(done)) {
            if (!Arrays.equals(server.get(done), content)) {
                return quarantine(path, name, "another file of this name has been applied");
            }
            server.remove(path);
            return new Consumed(0, 0, 1, 0);
        }
        if (movesFirst) {
            move(path, done, rows);
        }
        passage.reachAll(Failpoint.RECEIVED, rows, PointsRow::id);
        applier.apply(name, rows);
        if (!movesFirst) {
            move(path, done, rows);
        }
        applier.forget(name);
        return new Consumed(1, rows.size(), 0, 0);
    }

    private void move(String path, String done, List<PointsRow> rows) throws IOException {
        passage.reachAll(Failpoint.BEFORE_MOVE, rows, PointsRow::id);
        if (server.rename(path, done) != Renamed.DONE) {
            throw new IOException(path + " cannot be moved to " + done);
        }
        passage.reachAll(Failpoint.AFTER_MOVE, rows, PointsRow::id);
    }

    /** The reason first: a file in quarantine is never without. */
    private Consumed quarantine(String path, String name, String reason) throws IOException {
        String to = free(FileAgreement.QUARANTINE + "/" + name);
        server.put(to + ".reason", (path + ": " + reason + "\n").getBytes(StandardCharsets.UTF_8));
        return switch (server.rename(path, to)) {
            case DONE -> new Consumed(0, 0, 0, 1);
            // Another receiver has seen it too.
            case GONE -> Consumed.NOTHING;
            case TAKEN -> throw new IOException(to + " is there already");
        };
    }

    private String free(String file) throws IOException {
        String free = file;
        for (int i = 2; server.exists(free); i++) {
            free = file + "." + i;
        }
        return free;
    }
}
