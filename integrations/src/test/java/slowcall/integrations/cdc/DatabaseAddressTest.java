package slowcall.integrations.cdc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against an engine that reads another database's log or reads it unencrypted, and against passwords in messages. */
class DatabaseAddressTest {
    private static Map<String, String> properties(String url) {
        return DatabaseAddress.parse(url).properties();
    }

    @Test
    void aUrlIsTakenApart() {
        assertEquals(
                Map.of(
                        "database.hostname",
                        "127.0.0.1",
                        "database.port",
                        "5433",
                        "database.dbname",
                        "slowcall_1a",
                        "database.user",
                        "slowcall",
                        "database.password",
                        "secret"),
                properties("jdbc:postgresql://127.0.0.1:5433/slowcall_1a?user=slowcall&password=secret"));
    }

    @Test
    void whatSaysHowToConnectIsPassedOnAndTheRestIsTheDriversAlone() {
        assertEquals(
                Map.of(
                        "database.hostname",
                        "db_1.example",
                        "database.port",
                        "5432",
                        "database.dbname",
                        "points",
                        "database.user",
                        "a b",
                        "database.password",
                        "p&w=1",
                        "database.sslmode",
                        "verify-full",
                        "database.sslrootcert",
                        "/etc/ca.pem"),
                properties("jdbc:postgresql://db_1.example/points?sslmode=verify-full&sslrootcert=/etc/ca.pem"
                        + "&password=p%26w%3D1&user=a%20b&loginTimeout=3&flag"));
        assertEquals(
                Map.of("database.hostname", "[::1]", "database.port", "5432", "database.dbname", "x"),
                properties("jdbc:postgresql://[::1]/x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:mysql://127.0.0.1/x?user=a&password=secret",
                "jdbc:postgresql:x?user=a&password=secret",
                "jdbc:postgresql://127.0.0.1/?user=a&password=secret",
                "jdbc:postgresql://127.0.0.1:port/x?user=a&password=secret",
                "jdbc:postgresql://a:1,b:2/x?user=a&password=secret",
                "jdbc:postgresql://127.0.0.1/x?user=a&password=%zsecret"
            })
    void anyOtherIsRefusedWithoutItsPassword(String url) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> DatabaseAddress.parse(url));

        assertFalse(refusal.getMessage().contains("secret"));
    }

    @Test
    void itIsShownWithoutItsPassword() {
        assertEquals(
                "127.0.0.1:5432/x",
                DatabaseAddress.parse("jdbc:postgresql://127.0.0.1/x?user=a&password=secret")
                        .toString());
    }
}
