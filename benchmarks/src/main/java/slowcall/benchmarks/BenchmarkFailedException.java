package slowcall.benchmarks;

import org.jspecify.annotations.Nullable;

/** A benchmark threw, died, vanished, or could not be started: one line that says which and why. */
public final class BenchmarkFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    BenchmarkFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
