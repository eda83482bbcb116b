package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.message.Failpoint;

/** Guards against a time that is another login's, or that of a call that was made again. */
class NotedTest {
    @TempDir
    private Path folder;

    @Test
    void ofBothProcessesTheFirstCounts() throws IOException {
        Stamps front = Stamps.create(folder.resolve("front-1" + Stamps.SUFFIX), 100_000);
        Stamps back = Stamps.create(folder.resolve("back-1" + Stamps.SUFFIX), 100_000);
        long before = System.nanoTime();
        front.note(3, Failpoint.AFTER_COMMIT);
        long between = System.nanoTime();
        back.note(3, Failpoint.BEFORE_EFFECT);
        long first = System.nanoTime();
        back.note(3, Failpoint.BEFORE_EFFECT);
        front.note(40_000, Failpoint.AFTER_COMMIT);
        front.note(40_000, Failpoint.BEFORE_SEND);

        Noted noted = Noted.in(folder);

        assertTrue(noted.committedNanos(3) >= before && noted.committedNanos(3) <= between);
        assertTrue(noted.callingNanos(3) >= between && noted.callingNanos(3) <= first);
        assertTrue(noted.committedNanos(40_000) >= first);
        assertEquals(0, noted.callingNanos(40_000));
        assertEquals(0, noted.committedNanos(4));
        assertEquals(0, noted.committedNanos(1_000_000));
    }

    @Test
    void whereNothingIsNotedNothingIsKnown() throws IOException {
        assertEquals(0, Noted.in(folder).committedNanos(0));
    }
}
