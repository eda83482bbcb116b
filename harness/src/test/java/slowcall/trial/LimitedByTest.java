package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.plan.Cell;
import slowcall.plan.Exchange;
import slowcall.plan.Target;
import slowcall.result.Row;

/** Guards against a row that blames the thread kind for what a pool, a processor or the service did. */
class LimitedByTest {
    private static final Cell POOL = Cells.of("{\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": 160}}");
    private static final Cell PERMITS =
            Cells.of("{\"name\": \"virtual-threads-limited\", \"settings\": {\"permits\": 160}}");
    private static final Cell UNLIMITED = Cells.of("\"virtual-threads\"");
    private static final Cell FEW_CONNECTIONS = Cells.through(new Exchange("jdk", 80, 0, true), POOL);

    /** A trial with room everywhere. */
    private final Row row = new Row()
            .putAll(Map.of(
                    "cpu_utilisation", "0.400",
                    "service_utilisation", "0.300",
                    "generator_utilisation", "0.050",
                    "pool_utilisation", "0.500",
                    "permit_utilisation", "0.500",
                    "connection_utilisation", "0.500"));

    @ParameterizedTest
    @CsvSource({
        "pool_utilisation, pool",
        "cpu_utilisation, cpu",
        "service_utilisation, service",
        "generator_utilisation, generator",
        "connection_utilisation, connections",
    })
    void isWhatIsUsedUp(String utilisation, String limitedBy) {
        row.putAll(Map.of(utilisation, "0.900"));
        assertEquals(limitedBy, limitedBy(FEW_CONNECTIONS));

        row.putAll(Map.of(utilisation, "0.899"));
        assertEquals("nothing", limitedBy(FEW_CONNECTIONS));
    }

    @Test
    void permitsAreWhatAStrategyWithPermitsHas() {
        row.putAll(Map.of("permit_utilisation", "0.998"));

        assertEquals("permits", limitedBy(PERMITS));
    }

    @Test
    void ofTwoItIsTheOneNearerToOne() {
        row.putAll(Map.of("cpu_utilisation", "0.930", "pool_utilisation", "0.999"));
        assertEquals("pool", limitedBy(POOL));

        row.putAll(Map.of("cpu_utilisation", "1.000"));
        assertEquals("cpu", limitedBy(POOL));
    }

    @Test
    void ofEqualsItIsTheInnerOne() {
        row.putAll(Map.of("pool_utilisation", "1.000", "connection_utilisation", "1.000"));

        assertEquals("connections", limitedBy(FEW_CONNECTIONS));
    }

    @Test
    void whatTheCellDoesNotHaveDoesNotLimitIt() {
        row.putAll(Map.of("pool_utilisation", "1.000", "connection_utilisation", "1.000"));

        assertEquals("nothing", limitedBy(UNLIMITED));
    }

    @Test
    void withSomethingUnknownNothingIsNotCertainButASaturatedPoolIs() {
        Row unknown = new Row().putAll(row.values());
        unknown.putAll(Map.of("service_utilisation", ""));
        LimitedBy.put(unknown, POOL);
        assertEquals("", unknown.text("limited_by"));

        unknown.putAll(Map.of("pool_utilisation", "0.950"));
        LimitedBy.put(unknown, POOL);
        assertEquals("pool", unknown.text("limited_by"));
    }

    /** Nobody knows what a target has left. */
    @Test
    void ofATargetThatHoldsToo() {
        Cell target = Cells.through(Exchange.with(Target.parse("http://127.0.0.1:1/")), POOL);
        Row row = new Row().putAll(Map.of("cpu_utilisation", "0.400", "generator_utilisation", "0.050"));
        row.putAll(Map.of("pool_utilisation", "0.500"));
        LimitedBy.put(row, target);
        assertEquals("", row.text("limited_by"));

        row.putAll(Map.of("pool_utilisation", "0.950"));
        LimitedBy.put(row, target);
        assertEquals("pool", row.text("limited_by"));
    }

    private String limitedBy(Cell cell) {
        Row judged = new Row().putAll(row.values());
        LimitedBy.put(judged, cell);
        return judged.text("limited_by");
    }
}
