package slowcall.integrations.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What two parties agree on before they exchange files: who they are, where files lie, what they are called, what is in them, and how
 * old they may get.
 *
 * @param sender who writes them
 * @param receiver who applies them
 * @param format how
 * @param mostRows of one file
 * @param mostDays between a file's date and the day on which it is applied: later somebody is to look first
 */
public record FileAgreement(String sender, String receiver, FileFormat format, int mostRows, int mostDays) {
    /** Where the sender puts files, each under a name that ends in {@link FileName#PART} until it is whole. */
    public static final String INBOX = "inbox";

    /** Where each receiver has a folder of its own, with the files that it is about to apply. */
    public static final String WORK = "work";

    /** Where files go that are applied. */
    public static final String DONE = "done";

    /** Where files go that break the agreement, each with a file that says in what. */
    public static final String QUARANTINE = "quarantine";

    /** All of them. */
    static final List<String> FOLDERS = List.of(INBOX, WORK, DONE, QUARANTINE);

    /** Room for the longest row in any format, and for header and trailer. */
    private static final long BYTES_PER_LINE = 128;

    public FileAgreement {
        if (mostRows < 1) {
            throw new IllegalArgumentException("rows " + mostRows + " must be at least 1");
        }
        if (mostDays < 0) {
            throw new IllegalArgumentException("days " + mostDays + " must be at least 0");
        }
    }

    /** How long a file may be. */
    long mostBytes() {
        return (mostRows + 2L) * BYTES_PER_LINE + sender.length() + receiver.length();
    }

    /** Writes a file with header and trailer. The stream stays open. */
    void write(FileName name, List<PointsRow> rows, OutputStream to) throws IOException {
        DigestOutputStream digested = new DigestOutputStream(to, sha256());
        Writer text = new OutputStreamWriter(digested, StandardCharsets.UTF_8);
        LineWriter lines = format.writer(text);
        lines.write(new Line.Header(sender, receiver, name.text()));
        for (PointsRow row : rows) {
            lines.write(row);
        }
        lines.flush();
        text.flush();
        String digest = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        lines.write(new Line.Trailer(rows.size(), digest));
        lines.flush();
        text.flush();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
