package slowcall.integrations;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Environment;

/** Guards against results that do not say which Spring, Kafka, Debezium, PostgreSQL driver, connection pool or SSHD made them. */
class LibraryVersionsTest {
    @Test
    void thoseOfThisModuleAreKnown() {
        Map<String, String> known = Environment.fingerprint(List.of(), List.of());

        for (String library : List.of(
                "spring_version",
                "kafka_version",
                "debezium_version",
                "postgresql_driver_version",
                "hikaricp_version",
                "sshd_version")) {
            assertTrue(known.get(library).matches("\\d+\\.\\d+\\.\\d+.*"), library + " " + known.get(library));
        }
    }
}
