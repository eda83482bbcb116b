package slowcall.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import slowcall.plan.RequestShape;

/**
 * Guards against a request that never ends because its carrier could not take it: a machine out of threads says so with an
 * error where the task is handed over.
 */
class BlockingFlowTest {
    private static final RequestShape SINGLE = new RequestShape.Single();
    private static final RequestShape FAN_OUT = new RequestShape.FanOut(3);

    private final FakePointsService service = FakePointsService.answering();

    /** Keeps its tasks for the test to run, and fails from a certain task on. */
    private static final class FakeCarrier implements Carrier {
        private final List<Task> tasks = new ArrayList<>();
        private final int takes;
        private final Throwable failure;

        FakeCarrier(int takes, Throwable failure) {
            this.takes = takes;
            this.failure = failure;
        }

        @Override
        public void execute(Task task) {
            if (tasks.size() < takes) {
                tasks.add(task);
            } else if (failure instanceof Error error) {
                throw error;
            } else if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void aThreadThatCannotBeStartedFailsTheRequest() {
        OutOfMemoryError failure = new OutOfMemoryError("unable to create native thread");
        RecordingProgress progress = new RecordingProgress();

        BlockingFlow.parallel(service, new FakeCarrier(0, failure)).submit(new Login(1, SINGLE), progress);

        assertEquals(List.of(new Outcome.Failed(failure)), progress.ends());
    }

    @Test
    void aFanOutWhoseSecondThreadCannotBeStartedEndsOnceWhenTheFirstIsDone() {
        OutOfMemoryError failure = new OutOfMemoryError("unable to create native thread");
        RecordingProgress progress = new RecordingProgress();
        FakeCarrier carrier = new FakeCarrier(1, failure);

        BlockingFlow.parallel(service, carrier).submit(new Login(1, FAN_OUT), progress);
        assertEquals(List.of(), progress.ends());
        carrier.tasks.forEach(Runnable::run);

        assertEquals(List.of(new Outcome.Failed(failure)), progress.ends());
    }

    @Test
    void aCarrierThatWillNotTakeATaskRejectsTheRequest() {
        RecordingProgress progress = new RecordingProgress();

        BlockingFlow.parallel(service, new FakeCarrier(0, new RejectedExecutionException("full")))
                .submit(new Login(1, SINGLE), progress);

        assertEquals(List.of(Outcome.REJECTED), progress.ends());
    }

    @Test
    void aFanOutIsATaskForEachCallAndInOrderItIsOne() {
        FakeCarrier parallel = new FakeCarrier(10, new AssertionError());
        FakeCarrier inOrder = new FakeCarrier(10, new AssertionError());

        BlockingFlow.parallel(service, parallel).submit(new Login(1, FAN_OUT), new RecordingProgress());
        BlockingFlow.inOrder(service, inOrder).submit(new Login(1, FAN_OUT), new RecordingProgress());

        assertEquals(3, parallel.tasks.size());
        assertEquals(1, inOrder.tasks.size());
    }

    @Test
    void aFanOutEndsWithTheCallThatEndsLast() {
        RecordingProgress progress = new RecordingProgress();
        FakeCarrier carrier = new FakeCarrier(3, new AssertionError());
        BlockingFlow.parallel(service, carrier).submit(new Login(1, FAN_OUT), progress);

        carrier.tasks.get(2).run();
        carrier.tasks.get(0).run();
        assertEquals(List.of(), progress.ends());
        carrier.tasks.get(1).run();

        assertEquals(List.of(Outcome.OK), progress.ends());
    }
}
