package slowcall.integrations.chapter.claim;

import java.util.List;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Reading;
import slowcall.integrations.chapter.Size;

/** All ways under one load that each of them bears: cells that claims share. */
final class AllWays {
    static final String BATCH = "way-batch";
    static final String MESSAGES = "way-kafka";

    /** From the synchronous call to what needs most. */
    static final List<String> WAYS = List.of(
            "way-sync",
            "way-pool",
            "way-virtual",
            "way-spring-async",
            MESSAGES,
            "way-outbox-polling",
            "way-outbox-tailing",
            BATCH,
            "way-cdc");

    private static final String CPU = "_cpu_us_per_login";
    private static final String MEMORY = "_pss_mib";

    private AllWays() {}

    /**
     * So many logins, in full size, that they have a 99th percentile; and a warm-up in which a way of several processes settles, which none
     * does in five seconds.
     */
    static CellText cell(String way, Size size) {
        return CellText.of(
                "{\"strategy\": \"%s\", \"awaits\": \"handoff\", \"arrivals\": {\"poisson\": %d}, \"delay\": \"50ms\","
                        + " \"warmup\": \"%s\", \"measure\": \"%s\"}",
                way, size.choose(250, 500), size.choose("200ms", "20s"), size.choose("1s", "22s"));
    }

    /** What all of a way's processes use of the processors, in trials of its cell. */
    static List<Reading> cpu(String way, CellText cell) {
        return ofProcesses(way, cell, CPU);
    }

    /** And of the memory: what the system has given them, their heaps as far as they have grown. */
    static List<Reading> memory(String way, CellText cell) {
        return ofProcesses(way, cell, MEMORY);
    }

    private static List<Reading> ofProcesses(String way, CellText cell, String column) {
        return processes(way).stream()
                .map(process -> new Reading(cell, process + column))
                .toList();
    }

    private static List<String> processes(String way) {
        return switch (way) {
            case "way-sync", "way-pool", "way-virtual", "way-spring-async" -> List.of("front", "postgresql");
            case MESSAGES -> List.of("front", "back", "postgresql", "kafka");
            case BATCH -> List.of("front", "back", "postgresql", "sftp");
            default -> List.of("front", "back", "postgresql");
        };
    }
}
