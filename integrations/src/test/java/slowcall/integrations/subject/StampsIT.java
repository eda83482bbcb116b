package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.message.Failpoint;
import slowcall.jvm.ChildJvm;
import slowcall.jvm.ParentWatch;

/** Guards against moments that are lost with the process that noted them. */
@Timeout(60)
class StampsIT {
    @TempDir
    private Path temporary;

    /** Notes a thousand moments, says so, and goes on as if it had long to live. */
    static final class Noting {
        private Noting() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            ParentWatch parent = ParentWatch.start();
            Stamps stamps = Stamps.create(Path.of(parent.receive()), 1000);
            for (int id = 0; id < 1000; id++) {
                stamps.note(id, Failpoint.AFTER_COMMIT);
            }
            parent.send("noted");
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    @Test
    void whatAKilledProcessHasNotedIsThere() throws Exception {
        Path file = temporary.resolve("stamps.bin");
        try (ChildJvm child =
                ChildJvm.start("the child", List.of(), List.of(), Noting.class, temporary.resolve("errors.txt"))) {
            child.send(file.toString());
            assertEquals("noted", child.receive(Duration.ofSeconds(30)));
            child.kill();
        }

        assertEquals(
                LongStream.range(0, 1000).boxed().toList(),
                Stamps.read(file).stream().map(Stamp::id).toList());
    }
}
