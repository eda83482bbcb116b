package slowcall.integrations.chapter.experiment;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import slowcall.integrations.batch.Consumed;
import slowcall.integrations.batch.FileFormat;
import slowcall.integrations.batch.PointsRow;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;

/**
 * Rows that are queried, written to files, transferred by SFTP, and applied, in each format.
 *
 * @param rows of each
 */
public record FilesTransferred(int rows) implements Observation<List<FilesTransferred.Transfer>> {
    private static final int FILES = 4;

    /**
     * What was seen.
     *
     * @param format of the files
     * @param files that were sent
     * @param sent rows that the sender's database had
     * @param applied rows that the receiver has applied
     * @param quarantined files that were not as agreed
     * @param sameDigest whether SHA-256 of all rows that were sent is that of all that were applied
     */
    public record Transfer(String format, int files, int sent, int applied, int quarantined, boolean sameDigest) {}

    @Override
    public String description() {
        return "transferring rows in files";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(3).plusMillis(rows / 10);
    }

    @Override
    public List<Transfer> make(Workshop workshop) throws Exception {
        List<Transfer> transfers = new ArrayList<>();
        for (FileFormat format : FileFormat.values()) {
            try (FileExchange exchange = FileExchange.open(workshop, format, rows / FILES)) {
                transfers.add(transfer(exchange, format));
            }
        }
        return transfers;
    }

    private Transfer transfer(FileExchange exchange, FileFormat format) throws Exception {
        exchange.logIn(0, rows);
        List<PointsRow> due = exchange.logins().due(Integer.MAX_VALUE);
        List<PointsRow> applied = Collections.synchronizedList(new ArrayList<>());
        int files = exchange.sender(exchange.connect()).run();
        Consumed consumed =
                exchange.receiver("first", exchange.connect(), applied::add).run();
        return new Transfer(
                format.suffix(),
                files,
                due.size(),
                applied.size(),
                consumed.quarantined(),
                MessageDigest.isEqual(Digests.ofRows(due), Digests.ofRows(applied)));
    }
}
