package slowcall.cli;

/**
 * What is said when a signal ends this process. It ends at once all the same: what is finished is on disk, and children end with
 * their input, which is this process's to close.
 */
final class Farewell implements AutoCloseable {
    private final Thread hook;

    /** From now on, until closed. */
    Farewell(Runnable words) {
        hook = Thread.ofPlatform().name("farewell").unstarted(words);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is being ended already.
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is being ended, and the words are being said.
        }
    }
}
