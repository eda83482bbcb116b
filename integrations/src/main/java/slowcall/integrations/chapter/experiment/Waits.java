package slowcall.integrations.chapter.experiment;

import java.util.Collection;
import slowcall.integrations.ledger.Login;

/** How long users waited for their answers. */
final class Waits {
    private static final double NANOS_PER_MILLI = 1e6;

    private Waits() {}

    /** The median, in milliseconds; NaN of none. */
    static double medianMillis(Collection<Login> logins) {
        long[] sorted = logins.stream()
                .mapToLong(login -> login.answeredNanos() - login.sentNanos())
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2] / NANOS_PER_MILLI;
    }
}
