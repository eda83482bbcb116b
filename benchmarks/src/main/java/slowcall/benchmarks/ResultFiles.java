package slowcall.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** Writes results as JMH formats them. JMH's own writer swallows a full disk; this one does not, and never leaves half a file. */
final class ResultFiles {
    private ResultFiles() {}

    static void write(Path folder, Collection<RunResult> results) throws IOException {
        write(folder.resolve(Benchmarks.JSON), format(ResultFormatType.JSON, results));
        write(folder.resolve(Benchmarks.CSV), format(ResultFormatType.CSV, results));
    }

    private static byte[] format(ResultFormatType type, Collection<RunResult> results) {
        var bytes = new ByteArrayOutputStream();
        Locale locale = Locale.getDefault(Locale.Category.FORMAT);
        // JMH writes numbers as the default locale does.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(type, out).writeOut(results);
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, locale);
        }
        return bytes.toByteArray();
    }

    static void write(Path file, byte[] content) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
