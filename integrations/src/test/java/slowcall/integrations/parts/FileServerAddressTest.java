package slowcall.integrations.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against an address that is not read as it was written, or shows its password to who did not ask for it. */
class FileServerAddressTest {
    @Test
    void isReadAsItIsWritten() throws Exception {
        FileServerAddress address = new FileServerAddress(
                "127.0.0.1",
                2222,
                "slowcall",
                "secret",
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic());

        assertEquals(address, FileServerAddress.parse(address.text()));
        assertEquals("sftp://slowcall@127.0.0.1:2222", address.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1:2222",
                "http://slowcall:secret@127.0.0.1:2222#AAAA",
                "sftp://127.0.0.1:2222#AAAA",
                "sftp://slowcall@127.0.0.1:2222#AAAA",
                "sftp://slowcall:secret@127.0.0.1#AAAA",
                "sftp://slowcall:secret@127.0.0.1:2222",
                "sftp://slowcall:secret@127.0.0.1:2222#AAAA",
                "sftp://slowcall:secret@127.0.0.1:2222# "
            })
    void whatIsNoneIsRefusedWithoutShowingIt(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> FileServerAddress.parse(text));

        assertEquals("an address of a file server is sftp://USER:PASSWORD@HOST:PORT#HOSTKEY", refusal.getMessage());
        assertFalse(refusal.getMessage().contains("secret"));
    }
}
