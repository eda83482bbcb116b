package slowcall.result;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the operating system tells through files: {@code /proc}, {@code /sys}. A file that is missing or cannot be read is
 * unknown, never an error: other systems than Linux have none of them.
 */
public final class SystemFiles {
    private static final int MOST_BYTES = 1 << 20;

    private final Path root;

    /**
     * Files under {@code root}; a test gives a folder of its own.
     *
     * @param root what {@code /} stands for
     */
    public SystemFiles(Path root) {
        this.root = root;
    }

    public static SystemFiles ofThisMachine() {
        return new SystemFiles(Path.of("/"));
    }

    private Path path(String absolute) {
        return root.resolve(absolute.startsWith("/") ? absolute.substring(1) : absolute);
    }

    /** All lines, at most the first MiB of them; none where the file is unknown. */
    public List<String> lines(String absolute) {
        try (InputStream in = Files.newInputStream(path(absolute))) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The first line without blanks around it. */
    public Optional<String> line(String absolute) {
        return lines(absolute).stream().findFirst().map(String::strip).filter(line -> !line.isEmpty());
    }

    /** The first line, if it is a whole number. */
    public OptionalLong number(String absolute) {
        return line(absolute).map(SystemFiles::wholeNumber).orElseGet(OptionalLong::empty);
    }

    /** The whole number after a key at the start of a line: {@code MemTotal:  123 kB}, {@code nr_throttled 5}. */
    public OptionalLong field(String absolute, String key) {
        return field(lines(absolute), key);
    }

    /** The same from lines that have been read: several numbers of one moment. */
    public static OptionalLong field(List<String> lines, String key) {
        for (String line : lines) {
            String text = line.strip();
            String[] words = text.startsWith(key) ? text.split("[:\\s]+", 3) : new String[0];
            if (words.length > 1 && words[0].equals(key)) {
                return wholeNumber(words[1]);
            }
        }
        return OptionalLong.empty();
    }

    /** The names in a directory, sorted. */
    public List<String> names(String absolute) {
        try (Stream<Path> entries = Files.list(path(absolute))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The number that a text is; empty if it is none. */
    public static OptionalLong wholeNumber(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
