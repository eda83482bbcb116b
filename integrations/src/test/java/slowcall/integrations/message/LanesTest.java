package slowcall.integrations.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guards against tasks of one lane that overtake each other or go on behind a failure, and lanes that wait for each other. */
@Timeout(60)
class LanesTest {
    private final List<Integer> run = Collections.synchronizedList(new ArrayList<>());

    @Test
    void tasksOfOneLaneAreRunInOrder() {
        try (Lanes lanes = new Lanes(4)) {
            IntStream.range(0, 200)
                    .mapToObj(number -> lanes.add("one", () -> run.add(number)))
                    .toList()
                    .forEach(CompletableFuture::join);
        }

        assertEquals(IntStream.range(0, 200).boxed().toList(), run);
    }

    @Test
    void lanesDoNotWaitForEachOther() {
        CountDownLatch other = new CountDownLatch(1);
        try (Lanes lanes = new Lanes(2)) {
            CompletableFuture<Void> first = lanes.add("one", () -> await(other));
            lanes.add("other", other::countDown).join();
            first.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingIsRunBehindAFailureThoughItComesLongAfter() {
        try (Lanes lanes = new Lanes(2)) {
            CompletableFuture<Void> failed = lanes.add("one", () -> {
                throw new IllegalStateException("broken");
            });
            assertThrows(CompletionException.class, failed::join);
            CompletableFuture<Void> behind = lanes.add("one", () -> run.add(1));

            assertThrows(CompletionException.class, behind::join);
            lanes.add("other", () -> run.add(2)).join();
        }

        assertEquals(List.of(2), run);
    }
}
