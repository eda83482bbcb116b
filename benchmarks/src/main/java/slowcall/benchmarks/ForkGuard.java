package slowcall.benchmarks;

import java.util.Set;
import java.util.stream.Collectors;

/** Ends the JVMs that JMH has started if this one is told to end: JMH would let them go on. */
final class ForkGuard implements AutoCloseable {
    private final Set<ProcessHandle> others;
    private final Thread hook = new Thread(this::endForks, "fork-guard");

    private ForkGuard(Set<ProcessHandle> others) {
        this.others = others;
    }

    /** From now on, until closed. Children that exist already are left alone. */
    static ForkGuard watch() {
        ForkGuard guard = new ForkGuard(ProcessHandle.current().children().collect(Collectors.toUnmodifiableSet()));
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    private void endForks() {
        ProcessHandle.current()
                .children()
                .filter(child -> !others.contains(child))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is being shut down, and the hook is running.
        }
    }
}
