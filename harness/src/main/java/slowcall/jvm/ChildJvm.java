package slowcall.jvm;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A JVM on this one's class path that speaks in lines over its standard input and output. It ends when its input does, so that
 * it cannot outlive its parent, even one that was killed. Its standard error goes to a file.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration LEAVE = Duration.ofSeconds(2);

    /** What the JVM itself has to say, such as that it is out of memory, is no line of the child's; but for its crash, which no flag moves. */
    private static final List<String> OWN_ERRORS =
            List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=warning:stderr");

    /** Of its standard error: whoever writes without end has said the reason first. */
    private static final int READ_OF_ERRORS = 1 << 16;

    private static final Pattern WARNING = Pattern.compile("^WARNING|^(NOTE: )?Picked up |\\[warning *]| VM warning:");

    /** As a crashing JVM begins its lines, and no child. */
    private static final String OF_A_CRASH = "#";

    private static final Set<String> FLAGS_FROM_ENVIRONMENT =
            Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** Who needs one is told: a recording of a child's, or its crash report, may have its environment. */
    private static final Pattern OUR_SECRETS = Pattern.compile("SLOWCALL_.*PASSWORD");

    private final String name;
    private final Process process;
    private final BufferedWriter input;
    private final BlockingQueue<Optional<String>> output = new LinkedBlockingQueue<>();
    private final Path errors;

    /** What a JVM that crashes says first on its standard output. */
    private volatile String crash = "";

    private ChildJvm(String name, Process process, Path errors) {
        this.name = name;
        this.process = process;
        this.errors = errors;
        this.input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name(name + "-output").start(this::readOutput);
    }

    /** Starts a child on the JDK that this JVM runs on. */
    public static ChildJvm start(String name, List<String> flags, List<Path> plugins, Class<?> main, Path errors)
            throws IOException {
        return start(name, Jdk.ofThisJvm(), flags, plugins, main, errors);
    }

    /**
     * Starts a child.
     *
     * @param name for messages
     * @param jdk whose JVM it is
     * @param flags JVM flags
     * @param plugins jars behind this JVM's class path
     * @param main the class to run
     * @param errors where its standard error goes
     */
    public static ChildJvm start(
            String name, Jdk jdk, List<String> flags, List<Path> plugins, Class<?> main, Path errors)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(OWN_ERRORS);
        // A JVM that crashes leaves its report there, and not in whatever folder somebody has called us from.
        command.add("-XX:ErrorFile=" + errors.resolveSibling("crash-%p.txt"));
        command.addAll(flags);
        StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
        for (Path plugin : plugins) {
            classPath.append(File.pathSeparator).append(plugin);
        }
        command.add("-cp");
        command.add(classPath.toString());
        command.add(main.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        leaveOutOf(builder.environment());
        Process process = builder.start();
        return new ChildJvm(name, process, errors);
    }

    /** What is not for a child of this JVM's environment: flags that nobody sees in the results would change what they say. */
    static void leaveOutOf(Map<String, String> environment) {
        environment.keySet().removeAll(FLAGS_FROM_ENVIRONMENT);
        environment.keySet().removeIf(name -> OUR_SECRETS.matcher(name).matches());
    }

    private void readOutput() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith(OF_A_CRASH)) {
                    output.add(Optional.of(line));
                } else if (crash.isEmpty()) {
                    crash = line.substring(OF_A_CRASH.length()).strip();
                }
            }
        } catch (IOException e) {
            // The stream was closed under the reader: the child is gone, which the marker below says.
        } finally {
            output.add(Optional.empty());
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends one line. */
    public void send(String line) throws ChildFailedException {
        try {
            input.write(line);
            input.newLine();
            input.flush();
        } catch (IOException e) {
            throw ended();
        }
    }

    /**
     * The next line that the child prints.
     *
     * @throws ChildFailedException if the child ends, or prints none in time
     */
    public String receive(Duration timeout) throws ChildFailedException, InterruptedException {
        Optional<String> line = output.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new ChildFailedException(name + " said nothing for " + timeout.toSeconds() + " s");
        }
        if (line.isEmpty()) {
            output.add(line);
            throw ended();
        }
        return line.get();
    }

    /** Waits for the child to end by itself. */
    public void awaitEnd(Duration timeout) throws ChildFailedException, InterruptedException {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ChildFailedException(name + " did not end within " + timeout.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw ended();
        }
    }

    private ChildFailedException ended() {
        try {
            if (!process.waitFor(LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new ChildFailedException(name + " closed its output and went on running");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String how = process.isAlive() ? "is being ended" : "ended with exit code " + process.exitValue();
        return new ChildFailedException(name + " " + how + lastError());
    }

    /** What it said when it crashed, or the first line of its standard error that is not a warning, if any. */
    private String lastError() {
        if (!crash.isEmpty()) {
            return ": " + crash;
        }
        try (InputStream in = Files.newInputStream(errors)) {
            return new String(in.readNBytes(READ_OF_ERRORS), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !WARNING.matcher(line).find())
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .map(line -> ": " + line)
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends the child at once, by SIGKILL where there are signals, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends the child: by closing its input, and by force where that does not help within two seconds. */
    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            // It is gone already.
        }
        boolean interrupted = false;
        try {
            if (!process.waitFor(LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
