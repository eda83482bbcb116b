package slowcall.integrations.cdc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a place in the log that a kill makes unreadable, or that is taken for another. */
@Timeout(60)
class AtomicOffsetsTest {
    private static final ByteBuffer SOURCE = bytes("[\"login\",{\"server\":\"site\"}]");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("cdc").resolve("offsets");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As an engine makes it. */
    private AtomicOffsets started() {
        String converter = "org.apache.kafka.connect.json.JsonConverter";
        AtomicOffsets offsets = new AtomicOffsets();
        offsets.configure(new StandaloneConfig(Map.of(
                "bootstrap.servers",
                "localhost:1",
                "key.converter",
                converter,
                "value.converter",
                converter,
                AtomicOffsets.FILE,
                file.toString())));
        offsets.start();
        return offsets;
    }

    private void save(String offset) throws Exception {
        AtomicOffsets offsets = started();
        offsets.set(Map.of(SOURCE, bytes(offset)), null).get();
        offsets.stop();
    }

    /** What the next one finds. */
    private ByteBuffer found() throws Exception {
        AtomicOffsets offsets = started();
        try {
            return offsets.get(List.of(SOURCE)).get().get(SOURCE);
        } finally {
            offsets.stop();
        }
    }

    @Test
    void theFirstFindsNothing() throws Exception {
        assertNull(found());
    }

    @Test
    void theNextFindsWhatWasSavedLast() throws Exception {
        save("{\"lsn\":1}");
        save("{\"lsn\":2}");

        assertEquals(bytes("{\"lsn\":2}"), found());
        assertEquals(SOURCE, bytes("[\"login\",{\"server\":\"site\"}]"));
    }

    @Test
    void ofSeveralSourcesNoneIsForgotten() throws Exception {
        save("{\"lsn\":1}");
        AtomicOffsets offsets = started();
        offsets.set(Map.of(bytes("another"), bytes("{\"lsn\":9}")), null).get();
        offsets.stop();

        assertEquals(bytes("{\"lsn\":1}"), found());
        assertEquals(3, Files.readAllLines(file).size());
    }

    @Test
    void whoIsKilledWhileItSavesLeavesTheOldOne() throws Exception {
        save("{\"lsn\":1}");
        Path part = file.resolveSibling("offsets" + AtomicOffsets.PART);
        assertFalse(Files.exists(part));
        Files.writeString(part, "W2");

        assertEquals(bytes("{\"lsn\":1}"), found());
        save("{\"lsn\":2}");
        assertEquals(bytes("{\"lsn\":2}"), found());
        assertFalse(Files.exists(part));
    }

    @Test
    void aFileThatIsNotWholeIsNeverTakenForOne() throws Exception {
        save("{\"lsn\":1234}");
        byte[] whole = Files.readAllBytes(file);
        // But for the end of its last line.
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            var refusal = assertThrows(ConnectException.class, this::started);

            assertTrue(refusal.getMessage().contains(file.toString()), refusal::getMessage);
        }
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        Files.createDirectories(file.getParent());
        for (String content :
                List.of("a b c\noffsets 1\n", "a\noffsets 1\n", "? ?\noffsets 1\n", "offsets 1\n", "\u00fc")) {
            Files.writeString(file, content, StandardCharsets.ISO_8859_1);

            assertThrows(ConnectException.class, this::started, content);
        }
    }

    @Test
    void whatCannotBeWrittenIsSaidToTheEngine() throws Exception {
        AtomicOffsets offsets = started();
        Files.delete(file.getParent());

        var failure = assertThrows(
                Exception.class,
                () -> offsets.set(Map.of(SOURCE, bytes("{}")), null).get());

        assertTrue(failure.getCause() instanceof ConnectException, failure::toString);
        offsets.stop();
    }
}
