package slowcall.integrations.chapter.claim;

import java.util.Map;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.BooksOf;

/** Messages of which one in ten gets lost the first time that it is sent, or its acknowledgement. */
final class LostOnce {
    private static final double SHARE = .1;

    /** Three standard deviations: of a thousand series three are outside. */
    private static final double DEVIATIONS = 3;

    private LostOnce() {}

    /** What comes of it with such handling. */
    static BooksOf books(String loses, String onFailure, Size size) {
        return new BooksOf(
                "way-kafka",
                Map.of("loses", loses, "loses_percent", "10", "on_failure", onFailure, "retry_pause_ms", "10"),
                logins(size),
                0);
    }

    static int logins(Size size) {
        return size.choose(200, 4000);
    }

    /** How many of so many are struck. */
    static Range struck(int messages) {
        return Range.around(SHARE * messages, DEVIATIONS * Math.sqrt(messages * SHARE * (1 - SHARE)));
    }
}
