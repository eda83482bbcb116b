package slowcall.load;

import java.util.concurrent.locks.LockSupport;

/** The monotonic clock that a generator follows; tests have one that does not wait. */
public interface Clock {
    /** The JVM's clock. Waiting ends some 50 to 100 µs late on Linux, whose timers have that slack. */
    Clock SYSTEM = new Clock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void awaitNanos(long deadline) {
            for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
            }
        }
    };

    long nanoTime();

    /** Waits until the clock has reached the deadline. */
    void awaitNanos(long deadline);
}
