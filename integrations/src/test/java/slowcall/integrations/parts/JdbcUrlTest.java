package slowcall.integrations.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against a password on a command line or in a message, and against a server that is not where its address says. */
class JdbcUrlTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:6543/postgres?user=me, 127.0.0.1, 6543",
        "jdbc:postgresql://DB.example/?user=me, db.example, 5432",
        "jdbc:postgresql://[::1]:5432/x?sslmode=require&user=me, [::1], 5432"
    })
    void tellsWhereItIs(String written, String host, int port) {
        JdbcUrl url = JdbcUrl.parse(written);

        assertEquals(host, url.host());
        assertEquals(port, url.port());
        assertEquals(written, url.address(Optional.empty()));
    }

    @Test
    void thePasswordIsAddedSoThatTheDriverReadsItAsItIs() {
        JdbcUrl url = JdbcUrl.parse("jdbc:postgresql://127.0.0.1/x?user=me");

        assertEquals(
                "jdbc:postgresql://127.0.0.1/x?user=me&password=a%26user%3Droot+%C3%BC",
                url.address(Optional.of("a&user=root ü")));
        assertFalse(url.toString().contains("root"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1/x?user=me&password=hunter2",
                "jdbc:postgresql://127.0.0.1/x?user=me&PASSWORD=hunter2",
                "jdbc:postgresql://127.0.0.1/x?user=me&sslpassword=hunter2",
                "jdbc:postgresql://me:hunter2@127.0.0.1/x?user=me"
            })
    void onesWithAPasswordAreRefusedWithoutIt(String written) {
        String message = refusal(written);

        assertTrue(message.startsWith("has a password"), message);
        assertFalse(message.contains("hunter2"), message);
    }

    /** The driver would take them, and connect to the other place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1/x?user=me&PGHOST=hunter2",
                "jdbc:postgresql://127.0.0.1/x?user=me&socketFactory=hunter2",
                "jdbc:postgresql://127.0.0.1/x?user=me&service=hunter2",
                "jdbc:postgresql://127.0.0.1/x?user=me&hunter2",
                "jdbc:postgresql://127.0.0.1/x?user=me&"
            })
    void parametersThatMayLeadElsewhereAreRefused(String written) {
        String message = refusal(written);

        assertEquals(
                "has parameters that may not be given; there are user, sslmode, sslrootcert, sslcert, sslkey", message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:mysql://127.0.0.1/hunter2",
                "postgresql://127.0.0.1/x?user=me",
                "jdbc:postgresql:x",
                "jdbc:postgresql:///x?user=me",
                "jdbc:postgresql://one,two/x?user=me",
                "jdbc:postgresql://127.0.0.1:0/x?user=me",
                "jdbc:postgresql://127.0.0.1:65536/x?user=me",
                "jdbc:postgresql://127.0.0.1/x?user=me\nhunter2"
            })
    void whatIsNoSuchAddressIsRefused(String written) {
        assertEquals(
                "is no address of one PostgreSQL server; write it as jdbc:postgresql://HOST:PORT/DATABASE?user=NAME",
                refusal(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://127.0.0.1/x", "jdbc:postgresql://127.0.0.1/x?user="})
    void whoConnectsMustBeSaid(String written) {
        assertTrue(refusal(written).startsWith("names no user; "), () -> refusal(written));
    }

    private static String refusal(String written) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> JdbcUrl.parse(written))
                .getMessage());
    }
}
