package slowcall.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of ours with a mark in its environment, which whatever it starts inherits: what is left of it is found even if its parents
 * are gone. Linux only.
 */
public final class MarkedProcess implements AutoCloseable {
    private static final String MARK = "SLOWCALL_TEST_MARK";

    private final Process process;
    private final String mark;
    private final Path out;
    private final Path err;

    private MarkedProcess(Process process, String mark, Path out, Path err) {
        this.process = process;
        this.mark = mark;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a class on this JVM's class path.
     *
     * @param folder where its output goes
     * @param prefix what starts it in turn, such as {@code prlimit --nofile=300}; none if there is nothing to be changed
     * @param flags of its JVM
     */
    public static MarkedProcess start(
            Path folder, List<String> prefix, List<String> flags, String mainClass, List<String> arguments)
            throws IOException {
        String mark = UUID.randomUUID().toString();
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        Path out = folder.resolve("out-" + mark + ".txt");
        Path err = folder.resolve("err-" + mark + ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put(MARK, mark);
        return new MarkedProcess(builder.start(), mark, out, err);
    }

    /** A prefix under which signals do what they do by default: a shell that starts us in the background ignores some. */
    public static List<String> withSignals() {
        return List.of("env", "--default-signal=INT,TERM,HUP");
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a signal by its short name, such as {@code INT}. */
    public void signal(String name) throws IOException, InterruptedException {
        kill(name, Long.toString(pid()));
    }

    /** Sends it to all of its process group, as a terminal does; it must have been started by {@code setsid}. */
    public void signalGroup(String name) throws IOException, InterruptedException {
        kill(name, "-" + pid());
    }

    /** Sends a signal to a process, or to a group, whose id is then below 0. */
    public static void kill(String name, String id) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, "--", id)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, kill.waitFor(), () -> "kill -" + name + " " + id);
    }

    /** Its exit code; fails if it does not end. */
    public int awaitExit(Duration patience) throws IOException, InterruptedException {
        assertTrue(
                process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS),
                () -> "still there after " + patience.toSeconds() + " s");
        return process.exitValue();
    }

    /** What it has printed. */
    public String out() throws IOException {
        return Files.readString(out);
    }

    /** What it has printed to its standard error. */
    public String err() throws IOException {
        return Files.readString(err);
    }

    /** Itself and whatever it has started, as far as it is there. */
    public List<ProcessHandle> alive() {
        return ProcessHandle.allProcesses()
                .filter(other -> environment(other).contains(MARK + "=" + mark + "\0"))
                .toList();
    }

    /** Fails if anything of it is there in 30 s, and ends that. */
    public void assertNothingLeft() throws InterruptedException {
        Processes.awaitEnd(alive());
    }

    private static String environment(ProcessHandle other) {
        try {
            return Files.readString(Path.of("/proc/" + other.pid() + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Gone, or somebody else's.
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        alive().forEach(ProcessHandle::destroyForcibly);
    }
}
