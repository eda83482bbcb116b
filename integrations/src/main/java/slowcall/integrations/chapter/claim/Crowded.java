package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Size;

/** Many short tasks a second, each of which waits: cells that several claims share. Nothing is sent, so that all switching is the threads'. */
final class Crowded {
    static final String PLATFORM = "\"thread-per-request\"";
    static final String VIRTUAL = "\"virtual-threads\"";
    static final String POOL = "{\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": 200}}";
    static final String LIMITED = "{\"name\": \"virtual-threads-limited\", \"settings\": {\"permits\": 200}}";

    /** What is compared. */
    static final String SWITCHES = "context_switches_per_request";

    private Crowded() {}

    /** Ten thousand of them at once, by Little's law; fewer in a smoke test. */
    static CellText tenThousand(String strategy, Size size) {
        return cell(strategy, size, size.choose("500ms", "5s"));
    }

    /** A hundred of them at once, which a pool can bear. */
    static CellText hundred(String strategy, Size size) {
        return cell(strategy, size, "50ms");
    }

    /** Two carriers, and tasks that keep theirs for as long as they wait: 2 / 20 ms is half of what is offered. */
    static CellText pinned(Size size) {
        return CellText.of(
                "{\"strategy\": \"virtual-threads\", \"client\": \"sleep\", \"connections\": 0, \"arrivals\": {\"poisson\": 200},"
                        + " \"delay\": \"20ms\", \"pin\": \"class-init\", \"parallelism\": 2, \"timeout\": \"30s\","
                        + " \"warmup\": \"%s\"}",
                warmup(size));
    }

    private static CellText cell(String strategy, Size size, String delay) {
        return CellText.of(
                "{\"strategy\": %s, \"client\": \"sleep\", \"connections\": 0, \"arrivals\": {\"poisson\": %d}, \"delay\": \"%s\","
                        + " \"timeout\": \"30s\", \"heap\": \"1g\", \"warmup\": \"%s\"}",
                strategy, size.choose(500, 2000), delay, warmup(size));
    }

    /** Short: what is counted does not depend on how well the code is compiled. */
    private static String warmup(Size size) {
        return size.choose("500ms", "10s");
    }
}
