package slowcall.integrations.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;

/** Guards against a file that is sent though it is not whole, or out of turn. */
class SpoolTest {
    private static final FileName LATER = new FileName(Agreements.DAY.plusDays(1), 1, FileFormat.CSV);
    private static final FileName FIRST = new FileName(Agreements.DAY, 2, FileFormat.CSV);
    private static final FileName SECOND = new FileName(Agreements.DAY, 10, FileFormat.CSV);

    @TempDir
    private Path temporary;

    private Spool open() throws IOException {
        return Spool.open(temporary.resolve("spool"));
    }

    private static void write(Spool spool, FileName name, Passage passage) throws IOException {
        spool.write(Agreements.CSV, name, Agreements.rows(0, 3), passage);
    }

    @Test
    void whatWaitsIsThereForTheNextProcessTheOldestFirst() throws IOException {
        Spool spool = open();
        for (FileName name : List.of(SECOND, LATER, FIRST)) {
            write(spool, name, Passage.UNSEEN);
        }

        Spool next = open();
        assertEquals(List.of(FIRST, SECOND, LATER), next.waiting());
        assertArrayEquals(Agreements.file(Agreements.CSV, FIRST, Agreements.rows(0, 3)), next.read(FIRST));

        next.remove(FIRST);
        assertEquals(List.of(SECOND, LATER), next.waiting());
    }

    @Test
    void whatIsNotWholeNeverWaitsAndIsGoneNextTime() throws IOException {
        Spool spool = open();
        assertThrows(Killed.Kill.class, () -> write(spool, FIRST, new Killed(Failpoint.AFTER_WRITE)));
        Path part = temporary.resolve("spool/" + FIRST.text() + FileName.PART);
        assertTrue(Files.exists(part));

        assertEquals(List.of(), open().waiting());
        assertFalse(Files.exists(part));
    }
}
