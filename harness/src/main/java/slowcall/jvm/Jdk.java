package slowcall.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK in its folder.
 *
 * @param home the folder with {@code bin} in it
 * @param version as its {@code release} file says, such as {@code 25.0.1+8-LTS}
 */
public record Jdk(Path home, String version) {
    private static final Pattern RUNTIME = Pattern.compile("(?m)^JAVA_RUNTIME_VERSION=\"?([^\"\\r\\n]+)");
    private static final Pattern SPECIFIED = Pattern.compile("(?m)^JAVA_VERSION=\"?([^\"\\r\\n]+)");
    private static final long PATIENCE_SECONDS = 20;
    private static final int READ_OF_ANSWER = 1 << 16;

    /** The JDK, or the runtime, that this JVM runs on. */
    public static Jdk ofThisJvm() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().toString());
    }

    /** The JDK in a folder; empty if there is none that says its version and has a {@code java}. */
    static Optional<Jdk> in(Path home) {
        try {
            String release = Files.readString(home.resolve("release"), StandardCharsets.ISO_8859_1);
            Optional<String> version = first(RUNTIME, release).or(() -> first(SPECIFIED, release));
            return version.map(text -> new Jdk(home, text))
                    .filter(jdk -> jdk.feature() > 0 && Files.isExecutable(jdk.java()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    /** 25 of {@code 25.0.1+8}, 8 of {@code 1.8.0_402}; 0 if that is no version. */
    public int feature() {
        Matcher matcher = Pattern.compile("(?:1\\.)?(\\d{1,3})([.+_-].*)?").matcher(version);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Its version's numbers, build included: of two versions' the newer's are greater. */
    int[] numbers() {
        return Pattern.compile("\\d{1,9}")
                .matcher(version)
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .toArray();
    }

    /** The command that starts its JVM. */
    Path java() {
        Path windows = home.resolve("bin").resolve("java.exe");
        return Files.exists(windows) ? windows : home.resolve("bin").resolve("java");
    }

    /**
     * Starts its JVM with these flags and lets it end at once.
     *
     * @return what it objects to; empty if it starts
     */
    public Optional<String> objection(List<String> flags) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.addAll(flags);
        command.add("-version");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        ChildJvm.leaveOutOf(builder.environment());
        try {
            Process process = builder.start();
            try {
                return objection(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> objection(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        // By another thread: whoever reads from a process waits for as long as it likes.
        FutureTask<byte[]> answer =
                new FutureTask<>(() -> process.getInputStream().readNBytes(READ_OF_ANSWER));
        Thread.ofPlatform().daemon().name("jdk-answer").start(answer);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return Optional.of("it does not end");
        }
        return process.exitValue() == 0
                ? Optional.empty()
                : Optional.of(firstLine(answer).orElse("exit code " + process.exitValue()));
    }

    /** What it says first; empty if that is nothing, or is not to be had. */
    private static Optional<String> firstLine(FutureTask<byte[]> answer) throws InterruptedException {
        try {
            return new String(answer.get(1, TimeUnit.SECONDS), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.contains("warning"))
                    .findFirst()
                    .map(String::strip);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }
}
