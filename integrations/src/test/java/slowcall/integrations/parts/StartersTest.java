package slowcall.integrations.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.part.PartStarters;

/** Guards against a server that strategies need and no run finds. */
class StartersTest {
    @Test
    void everyPartIsFoundByTheNameThatItGivesItself() {
        assertEquals(List.of("kafka", "postgresql", "sftp"), PartStarters.names());
        assertInstanceOf(BrokerStarter.class, PartStarters.find("kafka").orElseThrow());
        assertInstanceOf(DatabaseStarter.class, PartStarters.find("postgresql").orElseThrow());
        assertInstanceOf(FileServerStarter.class, PartStarters.find("sftp").orElseThrow());
        assertTrue(PartStarters.find("oracle").isEmpty());
    }
}
