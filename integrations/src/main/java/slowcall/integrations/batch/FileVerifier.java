package slowcall.integrations.batch;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Holds files against an agreement, before anything of them is applied. */
final class FileVerifier {
    private final FileAgreement agreement;

    FileVerifier(FileAgreement agreement) {
        this.agreement = agreement;
    }

    /**
     * Whether a file is as agreed.
     *
     * @param name as it lies there
     * @param today the day on which it is to be applied, in UTC
     */
    Verified verify(String name, byte[] content, LocalDate today) {
        try {
            named(name, today);
            return new Verified.Kept(rows(name, content));
        } catch (BrokenAgreementException e) {
            return new Verified.Broken(e.reason());
        }
    }

    /** Whether a file of this name is to be looked into. */
    void named(String name, LocalDate today) throws BrokenAgreementException {
        FileName agreed = FileName.parse(name)
                .filter(parsed -> parsed.format() == agreement.format())
                .orElseThrow(() -> new BrokenAgreementException("its name is not points-YYYYMMDD-NNNNNN."
                        + agreement.format().suffix()));
        if (agreed.date().isAfter(today)) {
            throw new BrokenAgreementException("it is of " + agreed.date() + ", and today is " + today);
        }
        if (agreed.date().isBefore(today.minusDays(agreement.mostDays()))) {
            throw new BrokenAgreementException("it is of " + agreed.date() + ", more than " + agreement.mostDays()
                    + " days before today, " + today);
        }
    }

    private List<PointsRow> rows(String name, byte[] content) throws BrokenAgreementException {
        if (content.length > agreement.mostBytes()) {
            throw new BrokenAgreementException(
                    "it has " + content.length + " bytes, more than " + agreement.mostBytes());
        }
        List<Line> lines = agreement.format().read(wholeLines(content));
        checkHeader(lines.getFirst(), name);
        if (!(lines.getLast() instanceof Line.Trailer trailer)) {
            throw cutShort(lines.size());
        }
        List<PointsRow> rows = rows(lines.subList(1, lines.size() - 1));
        if (rows.size() != trailer.rows()) {
            throw new BrokenAgreementException(
                    "it has " + rows.size() + " rows, and its trailer says " + trailer.rows());
        }
        if (!digestOfAllButTheLastLine(content).equals(trailer.sha256())) {
            throw new BrokenAgreementException("its SHA-256 is not the one that its trailer says");
        }
        return rows;
    }

    private static String wholeLines(byte[] content) throws BrokenAgreementException {
        if (content.length == 0) {
            throw new BrokenAgreementException("it is empty");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BrokenAgreementException("it is not in UTF-8");
        }
        if (!text.endsWith("\n")) {
            throw cutShort(text.lines().count());
        }
        return text;
    }

    private static BrokenAgreementException cutShort(long line) {
        return new BrokenAgreementException("it ends in line " + line + " without a trailer: it was cut short");
    }

    private void checkHeader(Line first, String name) throws BrokenAgreementException {
        if (!(first instanceof Line.Header header)) {
            throw new BrokenAgreementException("line 1: is no header");
        }
        if (!header.from().equals(agreement.sender())) {
            throw new BrokenAgreementException(
                    "line 1: it is from \"" + header.from() + "\" and not from \"" + agreement.sender() + "\"");
        }
        if (!header.to().equals(agreement.receiver())) {
            throw new BrokenAgreementException(
                    "line 1: it is for \"" + header.to() + "\" and not for \"" + agreement.receiver() + "\"");
        }
        if (!header.name().equals(name)) {
            throw new BrokenAgreementException("line 1: it was written as \"" + header.name() + "\"");
        }
    }

    private List<PointsRow> rows(List<Line> lines) throws BrokenAgreementException {
        if (lines.size() > agreement.mostRows()) {
            throw new BrokenAgreementException("it has " + lines.size() + " rows, more than " + agreement.mostRows());
        }
        List<PointsRow> rows = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        for (Line line : lines) {
            int number = rows.size() + 2;
            if (!(line instanceof PointsRow row)) {
                throw new BrokenAgreementException("line " + number + ": is no row");
            }
            if (row.delayMillis() < 0) {
                throw new BrokenAgreementException("line " + number + ": has a delay below 0");
            }
            if (!ids.add(row.id())) {
                throw new BrokenAgreementException("line " + number + ": login " + row.id() + " is in it twice");
            }
            rows.add(row);
        }
        return rows;
    }

    private static String digestOfAllButTheLastLine(byte[] content) {
        int length = content.length - 1;
        while (length > 0 && content[length - 1] != '\n') {
            length--;
        }
        MessageDigest digest = FileAgreement.sha256();
        digest.update(content, 0, length);
        return HexFormat.of().formatHex(digest.digest());
    }
}
