package slowcall.integrations;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.result.Environment;

/** Guards against results that do not say which Spring made them. */
class LibraryVersionsTest {
    @Test
    void thoseOfThisModuleAreKnown() {
        String spring = Environment.fingerprint(List.of(), List.of()).get("spring_version");

        assertTrue(spring.matches("\\d+\\.\\d+\\.\\d+.*"), spring);
    }
}
