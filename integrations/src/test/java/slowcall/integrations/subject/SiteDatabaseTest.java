package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Guards against a site that works in another database of the server. */
class SiteDatabaseTest {
    @Test
    void anotherDatabaseOfTheSameServerHasTheSameUser() {
        assertEquals(
                "jdbc:postgresql://127.0.0.1:5432/slowcall_1?user=a&password=b",
                SiteDatabase.url("jdbc:postgresql://127.0.0.1:5432/postgres?user=a&password=b", "slowcall_1"));
        assertEquals(
                "jdbc:postgresql://db.example/slowcall_1",
                SiteDatabase.url("jdbc:postgresql://db.example/", "slowcall_1"));
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithoutItsPassword() {
        var refusal = assertThrows(
                IllegalArgumentException.class,
                () -> SiteDatabase.url("jdbc:mysql://127.0.0.1/x?password=secret", "slowcall_1"));

        assertFalse(refusal.getMessage().contains("secret"));
    }
}
