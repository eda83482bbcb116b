package slowcall.jvm;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether processes end, for tests: one that does not is killed, so that a failed test leaves none behind. */
public final class Processes {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Processes() {}

    /** Whether a process runs this class. What {@link ProcessHandle} tells of a command line ends after a page, within the class path. */
    public static boolean runs(ProcessHandle process, String mainClass) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .contains(mainClass);
        } catch (IOException e) {
            return process.info().commandLine().orElse("").contains(mainClass);
        }
    }

    /** Waits until all of them have ended; fails if one is still there after 30 s. */
    public static void awaitEnd(Collection<ProcessHandle> processes) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        List<ProcessHandle> left = processes.stream()
                .filter(process -> !ended(process, deadline - System.nanoTime()))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        if (!left.isEmpty()) {
            fail("still there after " + LONGEST.toSeconds() + " s: " + left);
        }
    }

    /** Waits until the process of this id has ended; fails if it is still there after 30 s. */
    public static void awaitEnd(long pid) throws InterruptedException {
        awaitEnd(ProcessHandle.of(pid).stream().toList());
    }

    private static boolean ended(ProcessHandle process, long nanos) {
        try {
            process.onExit().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
