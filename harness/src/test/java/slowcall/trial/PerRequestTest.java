package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against costs per request that count the compiler, or that are made of figures that nobody has. */
class PerRequestTest {

    @Test
    void theCompilersTimeIsNoRequestsCost() {
        Row row = row(Map.of("offered", "1000", "cpu_ms", "900.0", "jit_cpu_ms", "500.0", "generator_cpu_ms", "40.0"));

        assertEquals("400.00", row.text("cpu_us_per_request"));
        assertEquals("40.00", row.text("generator_cpu_us_per_request"));
    }

    @Test
    void whereTheCompilersTimeIsUnknownItIsIncluded() {
        assertEquals("900.00", row(Map.of("offered", "1000", "cpu_ms", "900.0")).text("cpu_us_per_request"));
    }

    @Test
    void switchesAreKnownOnlyIfBothKindsAre() {
        Map<String, String> known = Map.of("offered", "10", "voluntary_switches", "30", "involuntary_switches", "5");

        assertEquals("3.500", row(known).text("context_switches_per_request"));
        assertEquals(
                "", row(Map.of("offered", "10", "voluntary_switches", "30")).text("context_switches_per_request"));
    }

    @Test
    void withoutRequestsThereAreNone() {
        assertEquals("", row(Map.of("offered", "0", "cpu_ms", "900.0")).text("cpu_us_per_request"));
    }

    private static Row row(Map<String, String> values) {
        Row row = new Row().putAll(values);
        PerRequest.put(row);
        return row;
    }
}
