package slowcall.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import slowcall.jvm.ParentWatch;

/**
 * The JVM that JMH is run from: one of its own, whose flags allow what JMH does. Reads the folder, then a {@link
 * Selection}: its kind, and its forks or an empty line; prints {@code STATUS …} lines and, last, {@code DONE}, {@code FAILED …} or {@code UNWRITABLE …}.
 */
final class BenchmarksMain {
    static final String STATUS = "STATUS ";
    static final String DONE = "DONE";
    static final String FAILED = "FAILED ";
    static final String UNWRITABLE = "UNWRITABLE ";

    private BenchmarksMain() {}

    public static void main(String[] args) throws InterruptedException {
        // Exits rather than halts when the parent is gone: the forks that JMH has started are ended by a hook.
        ParentWatch parent = ParentWatch.start(() -> System.exit(1));
        Path folder = Path.of(parent.receive());
        Selection selection = selection(parent.receive(), parent.receive());
        boolean cold = selection.kind() == Selection.Kind.SMOKE;
        parent.send(run(new BenchmarkRun(folder, Parts.of(selection), cold, line -> parent.send(STATUS + line))));
        // Waits for its input to end, which is when the parent has read the last line.
        parent.receive();
    }

    private static Selection selection(String kind, String forks) {
        return new Selection(
                Selection.Kind.valueOf(kind),
                forks.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(forks)));
    }

    private static String run(BenchmarkRun run) throws InterruptedException {
        try {
            run.run();
            return DONE;
        } catch (BenchmarkFailedException e) {
            return FAILED + e.getMessage();
        } catch (IOException e) {
            return UNWRITABLE + e;
        }
    }
}
