package slowcall.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guards against flags that no result shows, and against a password in a file that a child leaves behind. */
class ChildEnvironmentTest {
    @Test
    void aChildHasNeitherOthersFlagsNorOurPasswords() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", "/usr/bin",
                "JAVA_TOOL_OPTIONS", "-Xint",
                "SLOWCALL_JDBC_PASSWORD", "secret",
                "SLOWCALL_CACHE", "/tmp",
                "THEIR_PASSWORD", "theirs"));

        ChildJvm.leaveOutOf(environment);

        assertEquals(Map.of("PATH", "/usr/bin", "SLOWCALL_CACHE", "/tmp", "THEIR_PASSWORD", "theirs"), environment);
    }
}
