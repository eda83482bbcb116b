package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Size;

/** Many short tasks a second, each of which waits: cells that several claims share. Nothing is sent, so that all switching is the threads'. */
final class Crowded {
    static final String PLATFORM = "\"thread-per-request\"";
    static final String VIRTUAL = "\"virtual-threads\"";

    private static final int WAIT_MILLIS = 50;

    /** Of the tasks that would wait at once, those that a bound lets. */
    private static final double LET_THROUGH = .8;

    /** What is compared. */
    static final String SWITCHES = "context_switches_per_request";

    private Crowded() {}

    /** So many threads that a fifth of the tasks has to wait for one. */
    static String pool(Size size) {
        return "{\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": " + bound(size) + "}}";
    }

    /** As many permits for virtual threads. */
    static String limited(Size size) {
        return "{\"name\": \"virtual-threads-limited\", \"settings\": {\"permits\": " + bound(size) + "}}";
    }

    static int bound(Size size) {
        return (int) (LET_THROUGH * rate(size) * WAIT_MILLIS / 1000);
    }

    /** Ten thousand of them at once, by Little's law, for most of the time; fewer in a smoke test. */
    static CellText tenThousand(String strategy, Size size) {
        return cell(strategy, size, size.choose(WAIT_MILLIS + "ms", "5s"), size.choose("1s", "20s"));
    }

    /** A hundred of them at once, or as many as are let. */
    static CellText hundred(String strategy, Size size) {
        return cell(strategy, size, WAIT_MILLIS + "ms", size.choose("1s", "10s"));
    }

    /** Two carriers, and tasks that keep theirs for as long as they wait: 2 / 20 ms is half of what is offered. */
    static CellText pinned(Size size) {
        return CellText.of(
                "{\"strategy\": \"virtual-threads\", \"client\": \"sleep\", \"connections\": 0, \"arrivals\": {\"poisson\": 200},"
                        + " \"delay\": \"20ms\", \"pin\": \"class-init\", \"parallelism\": 2, \"timeout\": \"30s\","
                        + " \"warmup\": \"%s\"}",
                warmup(size));
    }

    private static CellText cell(String strategy, Size size, String delay, String measure) {
        return CellText.of(
                "{\"strategy\": %s, \"client\": \"sleep\", \"connections\": 0, \"arrivals\": {\"poisson\": %d}, \"delay\": \"%s\","
                        + " \"timeout\": \"30s\", \"heap\": \"1g\", \"warmup\": \"%s\", \"measure\": \"%s\"}",
                strategy, rate(size), delay, warmup(size), measure);
    }

    private static int rate(Size size) {
        return size.choose(500, 2000);
    }

    /** Short: what is counted does not depend on how well the code is compiled. */
    private static String warmup(Size size) {
        return size.choose("200ms", "3s");
    }
}
