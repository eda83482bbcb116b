package slowcall.integrations.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.service.PointsCall;

/** Guards against a log that loses calls, or from which they cannot be made again. */
class FailureLogTest {
    @TempDir
    private Path temporary;

    private static GivenUp call(int id) {
        return new GivenUp(new PointsCall(id, 1, 250), 3, "java.io.IOException: \"reset\"\nby peer");
    }

    @Test
    void whatIsAddedCanBeReadAndMadeAgain() throws IOException {
        Path file = temporary.resolve("failures.jsonl");
        try (FailureLog log = FailureLog.open(file)) {
            log.add(call(1));
            log.add(call(2));
            assertEquals(List.of(call(1), call(2)), FailureLog.read(file));
        }
        try (FailureLog log = FailureLog.open(file)) {
            log.add(call(3));
        }

        assertEquals(List.of(call(1), call(2), call(3)), FailureLog.read(file));
    }

    @Test
    void aLineCutOffAtAnyPlaceCostsItselfAndNoOther() throws IOException {
        Path whole = temporary.resolve("whole.jsonl");
        try (FailureLog log = FailureLog.open(whole)) {
            log.add(call(1));
        }
        byte[] line = Files.readAllBytes(whole);
        for (int cut = 1; cut < line.length; cut++) {
            Path file = temporary.resolve("cut-" + cut + ".jsonl");
            Files.write(file, line);
            Files.write(file, java.util.Arrays.copyOf(line, cut), StandardOpenOption.APPEND);

            assertEquals(List.of(call(1)), FailureLog.read(file));
            try (FailureLog log = FailureLog.open(file)) {
                log.add(call(2));
            }
            assertEquals(List.of(call(1), call(2)), FailureLog.read(file));
        }
    }

    @Test
    void manyThreadsAddWholeLines() throws Exception {
        Path file = temporary.resolve("failures.jsonl");
        try (FailureLog log = FailureLog.open(file)) {
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(first -> Thread.ofPlatform()
                            .start(() -> IntStream.range(0, 10).forEach(i -> log.add(call(10 * first + i)))))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertEquals(
                IntStream.range(0, 80).boxed().collect(Collectors.toSet()),
                FailureLog.read(file).stream()
                        .map(givenUp -> (int) givenUp.call().requestId())
                        .collect(Collectors.toSet()));
    }

    @Test
    void aWholeLineThatIsNoCallIsNamed() throws IOException {
        Path file = Files.writeString(temporary.resolve("failures.jsonl"), "nonsense\n");

        var failure = assertThrows(IOException.class, () -> FailureLog.read(file));

        assertTrue(failure.getMessage().endsWith("failures.jsonl, line 1: no call that was given up"));
    }

    @Test
    void aLogThatCannotBeWrittenSaysSo() throws IOException {
        FailureLog log = FailureLog.open(temporary.resolve("failures.jsonl"));
        log.close();

        assertThrows(java.io.UncheckedIOException.class, () -> log.add(call(1)));
    }
}
