package slowcall.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The child's end of the line: reads what the parent sends, and ends this JVM as soon as the parent is gone. Ctrl-C, which a
 * terminal sends to all processes alike, ends the parent and by that this one: it must not look to the parent as if this one had failed.
 */
public final class ParentWatch {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Runnable onEnd;
    private final PrintStream output;

    private ParentWatch(Runnable onEnd, PrintStream output) {
        this.onEnd = onEnd;
        this.output = output;
    }

    /**
     * Begins to read the standard input. At its end this JVM is halted, not exited: nothing that it still does has anybody to do
     * it for.
     */
    public static ParentWatch start() {
        return start(() -> Runtime.getRuntime().halt(0));
    }

    /**
     * Begins to read the standard input, and keeps the standard output to itself: what others print goes to the errors.
     *
     * @param onEnd what to do at its end, which is the parent's
     */
    public static ParentWatch start(Runnable onEnd) {
        leaveInterruptsToParent();
        ParentWatch watch = new ParentWatch(onEnd, System.out);
        System.setOut(System.err);
        Thread.ofPlatform().daemon().name("parent-watch").start(watch::read);
        return watch;
    }

    /** By name: the compiler warns of {@code sun.misc.Signal}, and there is no other way to ignore a signal. */
    private static void leaveInterruptsToParent() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            Object ignore = handler.getField("SIG_IGN").get(null);
            signal.getMethod("handle", signal, handler).invoke(null, interrupt, ignore);
        } catch (ReflectiveOperationException e) {
            // A JVM without signals, or one that was told to leave them alone: then an interrupt ends it as it ends
            // others.
        }
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // As good as the end of the input.
        }
        onEnd.run();
    }

    /** Waits for the parent's next line. */
    public String receive() throws InterruptedException {
        return lines.take();
    }

    /** Prints a line for the parent. */
    public void send(String line) {
        output.println(line);
        output.flush();
    }
}
