package slowcall.integrations.cdc;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Lanes;

/**
 * Hands on what one engine reads, and notes how far that is done: first in the engine's file, then at the slot. A place in the log leaves
 * nothing out, so that none is noted before everything up to it is done; what is read behind it does not wait for that, as long as there
 * is room. Killed before it is noted, it comes again.
 */
final class ChangeProcessor<T> implements ChangeConsumer<RecordChangeEvent<SourceRecord>>, AutoCloseable {
    private static final long PAUSE_MILLIS = 100;
    private static final long LOOK_MILLIS = 100;

    /** A file for each would cost more than what is done. */
    private static final long GATHER_MILLIS = 5;

    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    /** A record that is not noted yet. */
    private record UnderWay<S>(
            RecordChangeEvent<SourceRecord> event,
            Optional<S> said,
            CompletableFuture<Void> done,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer) {}

    private final Handover<T> handover;
    private final Semaphore room;
    private final Lanes lanes;
    private final BlockingQueue<UnderWay<T>> underWay = new LinkedBlockingQueue<>();
    private final Thread notary;
    private volatile @Nullable Throwable failure;

    private ChangeProcessor(Handover<T> handover, int most) {
        this.handover = handover;
        this.room = new Semaphore(most);
        this.lanes = new Lanes(handover.atOnce());
        this.notary = Thread.ofPlatform().daemon().name("notary").unstarted(this::noteWhatIsDone);
    }

    /**
     * For one engine.
     *
     * @param most how many records may be under way: what a kill repeats at most
     */
    static <T> ChangeProcessor<T> start(Handover<T> handover, int most) {
        ChangeProcessor<T> processor = new ChangeProcessor<>(handover, most);
        processor.notary.start();
        return processor;
    }

    /** Returns when all of these are under way; what ends it ends the engine. */
    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> records, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        List<Optional<T>> all = read(records);
        if (handover.notesFirst()) {
            noteAndPerform(records, all, committer);
            return;
        }
        for (int i = 0; i < records.size(); i++) {
            awaitRoom();
            underWay.add(new UnderWay<>(records.get(i), all.get(i), perform(all.get(i)), committer));
        }
    }

    /** What cannot be understood ends the engine, because every other way to go on would lose something unseen. */
    private List<Optional<T>> read(List<RecordChangeEvent<SourceRecord>> records) {
        List<Optional<T>> all = new ArrayList<>();
        for (RecordChangeEvent<SourceRecord> each : records) {
            try {
                all.add(handover.reading().read(each.record()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        reach(Failpoint.RECEIVED, all);
        return all;
    }

    private void reach(Failpoint point, List<Optional<T>> all) {
        List<T> said = all.stream().flatMap(Optional::stream).toList();
        handover.passage().reachAll(point, said, handover.reading()::id);
    }

    private void awaitRoom() throws InterruptedException {
        do {
            Throwable unnoted = failure;
            if (unnoted != null) {
                throw new IllegalStateException("what is done cannot be noted", unnoted);
            }
        } while (!room.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    }

    private CompletableFuture<Void> perform(Optional<T> said) {
        return said.map(one -> lanes.add(handover.reading().lane(one), () -> performUntilItSucceeds(one)))
                .orElse(NOTHING);
    }

    private void performUntilItSucceeds(T said) {
        try {
            while (!succeeds(said)) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("its engine has ended");
        }
    }

    private boolean succeeds(T said) throws InterruptedException {
        try {
            handover.action().perform(said);
            return true;
        } catch (IOException | SQLException | RuntimeException e) {
            return false;
        }
    }

    private void noteWhatIsDone() {
        try {
            while (true) {
                UnderWay<T> first = underWay.take();
                first.done().get();
                Thread.sleep(GATHER_MILLIS);
                note(withThoseBehind(first));
            }
        } catch (InterruptedException e) {
            // The engine has ended.
        } catch (ExecutionException e) {
            failure = e.getCause();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Up to the first that is not done. */
    private List<UnderWay<T>> withThoseBehind(UnderWay<T> first) {
        List<UnderWay<T>> done = new ArrayList<>(List.of(first));
        while (isDone(underWay.peek())) {
            done.add(underWay.remove());
        }
        return done;
    }

    private static boolean isDone(@Nullable UnderWay<?> next) {
        return next != null && next.done().state() == Future.State.SUCCESS;
    }

    private void note(List<UnderWay<T>> done) throws InterruptedException {
        note(
                done.stream().map(UnderWay::event).toList(),
                done.stream().map(UnderWay::said).toList(),
                done.getLast().committer());
        done.forEach(each -> handover.markers().pass(each.event().record()));
        room.release(done.size());
    }

    private void note(
            List<RecordChangeEvent<SourceRecord>> records,
            List<Optional<T>> all,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        // What is marked the engine notes by itself, too, whenever it finds nothing to read.
        reach(Failpoint.BEFORE_OFFSET, all);
        for (RecordChangeEvent<SourceRecord> each : records) {
            committer.markProcessed(each);
        }
        committer.markBatchFinished();
        reach(Failpoint.AFTER_OFFSET, all);
    }

    private void noteAndPerform(
            List<RecordChangeEvent<SourceRecord>> records,
            List<Optional<T>> all,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        note(records, all, committer);
        List<CompletableFuture<Void>> done = all.stream().map(this::perform).toList();
        for (CompletableFuture<Void> each : done) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("what is noted cannot be done", e.getCause());
            }
        }
        records.forEach(each -> handover.markers().pass(each.record()));
    }

    /** Gives up what is under way: it comes again from the next engine, which is not to begin before this returns. */
    @Override
    public void close() {
        notary.interrupt();
        lanes.close();
        try {
            notary.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
