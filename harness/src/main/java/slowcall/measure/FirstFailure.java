package slowcall.measure;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps the first of many failures, for the row's reasons. */
final class FirstFailure {
    private static final int LONGEST = 200;

    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

    void note(Throwable failure) {
        if (first.get() == null) {
            first.compareAndSet(null, failure);
        }
    }

    String text() {
        Throwable failure = first.get();
        if (failure == null) {
            return "";
        }
        String text = failure.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
