package slowcall.integrations.batch;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;

/**
 * Hands rows over in files: query, write, upload, rename, mark. At most one file at a time is written and not marked, so a process that
 * was killed anywhere in between begins with that, and sends it again unless the server has it already.
 */
public final class Exporter {
    private final FileAgreement agreement;
    private final Outgoing outgoing;
    private final Spool spool;
    private final RemoteFiles server;
    private final Passage passage;
    private final Supplier<LocalDate> today;
    private final Care care;

    /**
     * Hands over what is due there, with all care.
     *
     * @param today the day, in UTC
     */
    public Exporter(
            FileAgreement agreement,
            Outgoing outgoing,
            Spool spool,
            RemoteFiles server,
            Passage passage,
            Supplier<LocalDate> today) {
        this(agreement, outgoing, spool, server, passage, today, Care.KEEPS_FILES);
    }

    /** The same with less care, to show what it is for. */
    public Exporter(
            FileAgreement agreement,
            Outgoing outgoing,
            Spool spool,
            RemoteFiles server,
            Passage passage,
            Supplier<LocalDate> today,
            Care care) {
        this.agreement = agreement;
        this.outgoing = outgoing;
        this.spool = spool;
        this.server = server;
        this.passage = passage;
        this.today = today;
        this.care = care;
    }

    /**
     * Hands over all that waits or is due, in as many files as it takes.
     *
     * @return how many files
     * @throws IOException if the server cannot be asked: what was not handed over waits for the next time
     */
    public int run() throws IOException, SQLException {
        int files = 0;
        for (FileName waiting : care == Care.KEEPS_FILES ? spool.waiting() : List.<FileName>of()) {
            send(waiting, arrived(waiting.text()));
            files++;
        }
        while (true) {
            List<PointsRow> due = outgoing.due(agreement.mostRows());
            if (due.isEmpty()) {
                return files;
            }
            LocalDate date = today.get();
            FileName name = new FileName(date, outgoing.nextSequence(date), agreement.format());
            if (care == Care.MARKS_FIRST) {
                outgoing.mark(name, due, passage);
            }
            passage.reachAll(Failpoint.BEFORE_WRITE, due, PointsRow::id);
            spool.write(agreement, name, due, passage);
            send(name, false);
            files++;
            if (due.size() < agreement.mostRows()) {
                return files;
            }
        }
    }

    private void send(FileName name, boolean arrived) throws IOException, SQLException {
        byte[] content = spool.read(name);
        List<PointsRow> rows = rows(name, content);
        if (!arrived) {
            upload(name.text(), content, rows);
        }
        if (care != Care.MARKS_FIRST) {
            outgoing.mark(name, rows, passage);
        }
        spool.remove(name);
    }

    private List<PointsRow> rows(FileName name, byte[] content) throws IOException {
        return switch (new FileVerifier(agreement).verify(name.text(), content, name.date())) {
            case Verified.Kept kept -> kept.rows();
            case Verified.Broken broken ->
                throw new IOException(name.text() + " waits to be sent and is not as agreed: " + broken.reason());
        };
    }

    private void upload(String name, byte[] content, List<PointsRow> rows) throws IOException {
        passage.reachAll(Failpoint.BEFORE_SEND, rows, PointsRow::id);
        String file = FileAgreement.INBOX + "/" + name;
        server.put(file + FileName.PART, content);
        passage.reachAll(Failpoint.BEFORE_RENAME, rows, PointsRow::id);
        RemoteFiles.Renamed renamed = server.rename(file + FileName.PART, file);
        if (renamed != RemoteFiles.Renamed.DONE) {
            throw new IOException(file + " cannot get its name: the one it was uploaded under is " + renamed);
        }
        passage.reachAll(Failpoint.AFTER_SEND, rows, PointsRow::id);
    }

    /**
     * Whether the server has a file by its name, wherever it is by now. Folders are looked into in the order in which files pass through
     * them: one that moves on meanwhile is met in the next.
     */
    private boolean arrived(String name) throws IOException {
        List<String> folders = new ArrayList<>(List.of(FileAgreement.INBOX));
        for (RemoteFile receiver : server.list(FileAgreement.WORK)) {
            if (receiver.isFolder()) {
                folders.add(FileAgreement.WORK + "/" + receiver.name());
            }
        }
        folders.addAll(List.of(FileAgreement.DONE, FileAgreement.QUARANTINE));
        for (String folder : folders) {
            if (server.exists(folder + "/" + name)) {
                return true;
            }
        }
        return false;
    }
}
