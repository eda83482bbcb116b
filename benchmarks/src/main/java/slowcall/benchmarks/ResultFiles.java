package slowcall.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import slowcall.result.AtomicFile;

/**
 * Writes results as JMH formats them, whole or not at all: JMH's own writer swallows a full disk. Where this machine keeps its
 * JDK is nobody's business who reads published results.
 */
final class ResultFiles {
    private ResultFiles() {}

    static void write(Path folder, Collection<RunResult> results) throws IOException {
        AtomicFile.write(folder.resolve(Benchmarks.JSON), format(ResultFormatType.JSON, results));
        AtomicFile.write(folder.resolve(Benchmarks.CSV), format(ResultFormatType.CSV, results));
    }

    /** Takes the JDK's path out of a log that is complete. */
    static void tidy(Path log) throws IOException {
        AtomicFile.write(log, withoutJdk(Files.readString(log)).getBytes(StandardCharsets.UTF_8));
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
        return withoutJdk(bytes.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    static String withoutJdk(String text) {
        return text.replace(System.getProperty("java.home"), "JAVA_HOME");
    }
}
