package slowcall.integrations.batch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's name as agreed: {@code points-20261122-000017.csv}. In the order of their names they were written.
 *
 * @param date the day that it was written, in UTC
 * @param sequence which file of that day, from 1
 * @param format what it holds
 */
public record FileName(LocalDate date, int sequence, FileFormat format) implements Comparable<FileName> {
    /** What a name has behind it as long as its file is not whole. Whoever lists files passes over these. */
    public static final String PART = ".part";

    private static final int MOST = 999_999;
    private static final Pattern NAME = Pattern.compile("points-([0-9]{8})-([0-9]{6})\\.([a-z]+)");
    private static final Comparator<FileName> ORDER = Comparator.comparing(FileName::date)
            .thenComparingInt(FileName::sequence)
            .thenComparing(FileName::format);

    public FileName {
        if (sequence < 1 || sequence > MOST) {
            throw new IllegalArgumentException("sequence " + sequence + " must be between 1 and " + MOST);
        }
    }

    /** As it is written. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "points-%s-%06d.%s",
                DateTimeFormatter.BASIC_ISO_DATE.format(date),
                sequence,
                format.suffix());
    }

    /** Reads one; nothing if it is not as agreed. */
    public static Optional<FileName> parse(String text) {
        Matcher parts = NAME.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(parts.group(1), DateTimeFormatter.BASIC_ISO_DATE);
            int sequence = Integer.parseInt(parts.group(2));
            for (FileFormat format : FileFormat.values()) {
                if (format.suffix().equals(parts.group(3)) && sequence > 0) {
                    return Optional.of(new FileName(date, sequence, format));
                }
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            // Eight digits that are no day.
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(FileName other) {
        return ORDER.compare(this, other);
    }
}
