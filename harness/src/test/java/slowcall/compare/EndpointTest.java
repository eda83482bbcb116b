package slowcall.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guards against a comparison by figures of the JVM that only drove what is compared. */
class EndpointTest {
    private static CellKey key(String awaits) {
        return new CellKey(Map.of("strategy", "any", "awaits", awaits, "arrivals", "constant-100"));
    }

    private static List<String> names(List<Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::name).toList();
    }

    private static List<String> primaries(List<Endpoint> endpoints) {
        return names(endpoints.stream().filter(Endpoint::isPrimary).toList());
    }

    @Test
    void whoMakesItsCallsElsewhereIsComparedByWhatUsersSee() {
        assertEquals(
                List.of("user waits p99", "applied p99", "throughput", "stability"),
                primaries(Endpoint.ofSubjects(key("handoff"))));
        assertFalse(names(Endpoint.ofSubjects(key("handoff"))).contains("memory besides heap"));
    }

    @Test
    void whatIsKnownOfHandOffsOnlyIsComparedOfThoseOnly() {
        List<String> ofHandOffs = names(Endpoint.ofTrials(key("handoff")));
        List<String> ofResults = names(Endpoint.ofTrials(key("result")));

        assertTrue(ofHandOffs.containsAll(List.of("accepted p99", "applied p99")));
        assertTrue(ofResults.stream().noneMatch(List.of("accepted p99", "applied p99")::contains));
        assertEquals(primaries(Endpoint.ofTrials(key("result"))), primaries(Endpoint.ofTrials(key("handoff"))));
    }

    @Test
    void everyColumnIsReadAsANumber() {
        assertTrue(Endpoint.numbers().containsAll(List.of("accepted_p50_ms", "applied_p99_ms", "excess_p50_ms")));
    }
}
