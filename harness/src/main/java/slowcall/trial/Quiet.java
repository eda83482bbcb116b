package slowcall.trial;

import java.util.OptionalLong;
import slowcall.jvm.CompilerThreads;
import slowcall.validity.Settled;

/** Whether the compiler has left the last stretches of load alone, one after another. */
final class Quiet {
    static final long SECOND = 1_000_000_000L;

    private static final int STRETCHES = 2;

    private final CompilerThreads compilers = CompilerThreads.find();
    private int inSequence;

    /** A stretch of load. */
    interface Load {
        void offer() throws InterruptedException;
    }

    /** Offers a stretch of load and looks what the compiler did meanwhile. Where that is not known, no stretch is quiet. */
    void second(Load load) throws InterruptedException {
        OptionalLong before = compilers.cpuNanos();
        long began = System.nanoTime();
        load.offer();
        OptionalLong after = compilers.cpuNanos();
        boolean quiet = before.isPresent()
                && after.isPresent()
                && Settled.isQuiet((after.getAsLong() - before.getAsLong()) / 1e6, (System.nanoTime() - began) / 1e6);
        inSequence = quiet ? inSequence + 1 : 0;
    }

    boolean isReached() {
        return inSequence >= STRETCHES;
    }
}
