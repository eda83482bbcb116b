package slowcall.service;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** The slow external points service, as a strategy sees it. */
public interface PointsService extends AutoCloseable {

    /** Calls the service and waits for its answer. An interrupt gives the call up. */
    PointsReply call(PointsCall call) throws IOException, InterruptedException;

    /**
     * Calls the service; the future ends with its answer, or exceptionally. No thread waits. Cancelling the future, or one derived
     * from it, gives the call up, as {@code java.net.http} does with its own.
     */
    CompletableFuture<PointsReply> callAsync(PointsCall call);

    /** Releases connections and threads. */
    @Override
    void close();
}
