package slowcall;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import slowcall.jvm.ChildFailedException;
import slowcall.result.ResultsFolder;
import slowcall.service.WireMockService;

/** One repetition's service: fresh and warmed, the same for all its trials, and replaced only if it dies. */
final class Block implements AutoCloseable {
    private final int number;
    private final ResultsFolder folder;
    private final RunClock clock;
    private final boolean warm;
    private final int callsAtOnce;
    private @Nullable WireMockService service;
    private int started;

    /**
     * @param callsAtOnce that its service may have to hold
     */
    Block(int number, ResultsFolder folder, RunClock clock, boolean warm, int callsAtOnce) {
        this.number = number;
        this.folder = folder;
        this.clock = clock;
        this.warm = warm;
        this.callsAtOnce = callsAtOnce;
    }

    /** The block's service, alive and, unless told otherwise, warm. */
    WireMockService service() throws IOException, InterruptedException {
        WireMockService current = service;
        if (current != null && current.isAlive()) {
            return current;
        }
        close();
        clock.blockStarting(number);
        started++;
        try {
            WireMockService fresh =
                    WireMockService.start(callsAtOnce, folder.work("service-" + number + "-" + started + ".txt"));
            service = fresh;
            if (warm) {
                fresh.warmUp();
            }
            return fresh;
        } catch (ChildFailedException e) {
            throw new IOException("the service cannot be started: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        WireMockService current = service;
        if (current != null) {
            current.close();
        }
        service = null;
    }
}
