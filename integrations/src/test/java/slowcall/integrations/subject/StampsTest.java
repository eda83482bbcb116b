package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.message.Failpoint;

/** Guards against moments that are lost, or mixed up when several threads note theirs. */
class StampsTest {
    @TempDir
    private Path temporary;

    @Test
    void whatIsNotedIsReadInOrderWithItsTime() throws IOException {
        Path file = temporary.resolve("stamps.bin");
        Stamps stamps = Stamps.create(file, 10);
        long before = System.nanoTime();
        stamps.note(0, Failpoint.AFTER_COMMIT);
        stamps.note(7, Failpoint.BEFORE_EFFECT);
        long after = System.nanoTime();

        List<Stamp> read = Stamps.read(file);

        assertEquals(List.of(0L, 7L), read.stream().map(Stamp::id).toList());
        assertEquals(
                List.of(Failpoint.AFTER_COMMIT, Failpoint.BEFORE_EFFECT),
                read.stream().map(Stamp::point).toList());
        assertTrue(before <= read.getFirst().nanos());
        assertTrue(read.getFirst().nanos() <= read.getLast().nanos());
        assertTrue(read.getLast().nanos() <= after);
    }

    @Test
    void pointsThatAreForKillsOnlyAndLoginsOfTheWarmUpAreNotNoted() throws IOException {
        Path file = temporary.resolve("stamps.bin");
        Stamps stamps = Stamps.create(file, 1);
        stamps.note(7, Failpoint.BEFORE_COMMIT);
        stamps.note(7, Failpoint.AFTER_EFFECT);
        stamps.note(-7, Failpoint.AFTER_COMMIT);
        assertEquals(List.of(), Stamps.read(file));

        stamps.note(7, Failpoint.AFTER_COMMIT);
        assertEquals(1, Stamps.read(file).size());
    }

    @Test
    void manyThreadsNoteAllOfTheirs() throws Exception {
        Path file = temporary.resolve("stamps.bin");
        Stamps stamps = Stamps.create(file, 8000);
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(thread -> Thread.ofPlatform()
                        .start(() -> IntStream.range(0, 1000)
                                .forEach(i -> stamps.note(
                                        1000L * thread + i,
                                        thread % 2 == 0 ? Failpoint.AFTER_SEND : Failpoint.AFTER_MARK))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        List<Stamp> read = Stamps.read(file);

        assertEquals(
                8000, read.stream().map(Stamp::id).collect(Collectors.toSet()).size());
        assertTrue(read.stream()
                .allMatch(stamp ->
                        stamp.point() == (stamp.id() / 1000 % 2 == 0 ? Failpoint.AFTER_SEND : Failpoint.AFTER_MARK)));
    }

    @Test
    void oneMoreThanThereIsRoomForIsRefused() throws IOException {
        Stamps stamps = Stamps.create(temporary.resolve("stamps.bin"), 1);
        stamps.note(1, Failpoint.AFTER_SEND);

        var refusal = assertThrows(IllegalStateException.class, () -> stamps.note(2, Failpoint.AFTER_SEND));

        assertEquals("more than 1 moments are to be noted", refusal.getMessage());
        assertEquals(1, Stamps.read(temporary.resolve("stamps.bin")).size());
    }

    @Test
    void theFileOfAnotherProcessIsNotWrittenOver() throws IOException {
        Path file = temporary.resolve("stamps.bin");
        Stamps.create(file, 1).note(1, Failpoint.AFTER_SEND);

        assertThrows(FileAlreadyExistsException.class, () -> Stamps.create(file, 1));
    }
}
