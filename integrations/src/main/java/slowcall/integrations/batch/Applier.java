package slowcall.integrations.batch;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rows of a file. When one fails the others under way are ended, no further one is begun, and the next try leaves out those
 * that are done. A process that comes later knows nothing of them.
 */
final class Applier {
    private final RowEffect effect;
    private final int atOnce;
    private final Map<String, Set<Long>> applied = new HashMap<>();

    /**
     * @param atOnce how many rows at once; with 1 they are applied in order
     */
    Applier(RowEffect effect, int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("rows at once " + atOnce + " must be at least 1");
        }
        this.effect = effect;
        this.atOnce = atOnce;
    }

    /** Applies what of a file is not applied. */
    void apply(String file, List<PointsRow> rows) throws IOException, SQLException, InterruptedException {
        Set<Long> done = applied.computeIfAbsent(file, first -> ConcurrentHashMap.newKeySet());
        Source left =
                new Source(rows.stream().filter(row -> !done.contains(row.id())).toList());
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                all.add(workers.submit(() -> {
                    work(left, done);
                    return null;
                }));
            }
            for (Future<?> worker : all) {
                try {
                    worker.get();
                } catch (ExecutionException e) {
                    rethrow(e.getCause());
                }
            }
        }
    }

    /** A file will not come again. */
    void forget(String file) {
        applied.remove(file);
    }

    private void work(Source left, Set<Long> done) throws IOException, SQLException, InterruptedException {
        try {
            for (PointsRow row = left.next(); row != null; row = left.next()) {
                effect.apply(row);
                done.add(row.id());
            }
        } finally {
            // After a failure the others come to an end with the row that they have.
            left.end();
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException, SQLException, InterruptedException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof SQLException e) {
            throw e;
        }
        if (failure instanceof InterruptedException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        throw new IllegalStateException("a worker failed with what it cannot throw", failure);
    }

    /** Rows for several workers. */
    private static final class Source {
        private final Iterator<PointsRow> rows;
        private boolean ended;

        Source(List<PointsRow> rows) {
            this.rows = rows.iterator();
        }

        synchronized @Nullable PointsRow next() {
            return !ended && rows.hasNext() ? rows.next() : null;
        }

        synchronized void end() {
            ended = true;
        }
    }
}
