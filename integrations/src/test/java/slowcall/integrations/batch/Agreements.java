package slowcall.integrations.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

/** What tests of files have in common. */
final class Agreements {
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final FileAgreement CSV = agreement(FileFormat.CSV);

    private Agreements() {}

    static FileAgreement agreement(FileFormat format) {
        return new FileAgreement("login", "points", format, 10, 3);
    }

    static List<PointsRow> rows(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(id -> new PointsRow(id, (int) (id % 7), 20))
                .toList();
    }

    static byte[] file(FileAgreement agreement, FileName name, List<PointsRow> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            agreement.write(name, rows, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
