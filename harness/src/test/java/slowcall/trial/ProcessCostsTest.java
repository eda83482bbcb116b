package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import slowcall.part.Usage;
import slowcall.result.Row;

/** Guards against costs of other processes that begin before the clock, end before the work does, or are made up. */
class ProcessCostsTest {
    private static final long SECOND = 1_000_000_000;

    private final Row row = new Row();

    private static Usage usage(long cpuMillis, long pssKib) {
        return new Usage(OptionalLong.of(cpuMillis), OptionalLong.of(pssKib));
    }

    @Test
    void timeCountsFromTheStartUntilAllIsAtRestAndMemoryAtTheEnd() {
        ProcessCosts costs = new ProcessCosts(Map.of("kafka", usage(5_000, 400 * 1024)), 7 * SECOND);
        costs.ended(Map.of("kafka", usage(6_000, 500 * 1024)), 11 * SECOND);
        costs.atRest(Map.of("kafka", usage(7_000, 450 * 1024)));

        costs.put(row, 10_000);

        assertEquals("200.0", row.text("kafka_cpu_us_per_login"));
        assertEquals("0.250", row.text("kafka_cpu_cores"));
        assertEquals("500.0", row.text("kafka_pss_mib"));
        assertEquals("", row.text("front_cpu_us_per_login"));
        assertEquals("", row.text("front_cpu_cores"));
    }

    @Test
    void whatIsNotKnownStaysEmpty() {
        ProcessCosts costs = new ProcessCosts(Map.of("front", Usage.NONE, "oracle", usage(1, 1)));
        costs.ended(Map.of("front", Usage.NONE, "oracle", usage(2, 2)));
        costs.atRest(Map.of("front", usage(3, 3), "oracle", usage(3, 3)));

        costs.put(row, 10);

        assertEquals(Map.of(), row.values());
    }

    @Test
    void withoutLoginsNobodyKnowsWhatOneCosts() {
        ProcessCosts costs = new ProcessCosts(Map.of("back", usage(1, 1024)), SECOND);
        costs.ended(Map.of("back", usage(2, 2048)), SECOND);
        costs.atRest(Map.of("back", usage(3, 3072)));

        costs.put(row, 0);

        assertEquals(Map.of("back_pss_mib", "2.0"), row.values());
    }
}
