package slowcall.integrations.chapter.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import slowcall.integrations.batch.PointsRow;

/** Whether two parties have the same, said in 32 bytes. */
final class Digests {
    private Digests() {}

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of rows, whatever their order. */
    static byte[] ofRows(Collection<PointsRow> rows) {
        return sha256(List.copyOf(rows).stream()
                .sorted(Comparator.comparingLong(PointsRow::id))
                .map(PointsRow::toString)
                .collect(Collectors.joining("\n")));
    }
}
