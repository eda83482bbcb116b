package slowcall.jvm;

/** A JVM that answers each line with {@code CLOCK t}, its monotonic time, and does nothing else. */
public final class ClockMain {
    private ClockMain() {}

    public static void main(String[] args) throws InterruptedException {
        ParentWatch parent = ParentWatch.start();
        while (true) {
            var unused = parent.receive();
            parent.send("CLOCK " + System.nanoTime());
        }
    }
}
