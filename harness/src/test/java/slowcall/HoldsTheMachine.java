package slowcall;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A JVM that takes the machine, with others of a load if it is told which, says {@code TAKEN}, and waits to be ended. */
final class HoldsTheMachine {
    private HoldsTheMachine() {}

    /** Takes the lock's file, and the load. */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        try (HostLock unused = args.length > 1 ? HostLock.together(file, args[1]) : HostLock.alone(file)) {
            System.out.println("TAKEN");
            new CountDownLatch(1).await();
        }
    }
}
