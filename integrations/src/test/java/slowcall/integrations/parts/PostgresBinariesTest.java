package slowcall.integrations.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against an archive that is there under another name than is looked for. */
class PostgresBinariesTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
        "Linux, riscv64, postgres-linux-riscv64.txz"
    })
    void namesTheArchiveAsItsMakersDo(String system, String processor, String archive) {
        assertEquals(archive, PostgresBinaries.archive(system, processor));
    }

    @Test
    void theOneForMostMachinesIsOnTheClassPath() {
        assertNotNull(PostgresBinaries.class.getResource("/" + PostgresBinaries.archive("Linux", "amd64")));
    }
}
