package slowcall;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import slowcall.jvm.ChildFailedException;
import slowcall.part.Usage;
import slowcall.plan.ServiceThreads;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.service.ServiceHost;
import slowcall.service.WireMockService;

/**
 * One repetition's services: fresh and warmed, one for each number of threads that cells ask for, the same for all trials that ask for
 * it, and replaced only if it dies, or is there and does not answer; and the other servers that
 * strategies need.
 */
final class Block implements AutoCloseable {
    private final int number;
    private final ResultsFolder folder;
    private final RunClock clock;
    private final ServiceHost host;
    private final boolean warm;
    private final int callsAtOnce;
    private final Map<ServiceThreads, WireMockService> services = new HashMap<>();
    private final BlockParts parts;
    private int started;

    /**
     * @param host where they are started
     * @param callsAtOnce that its services may have to hold
     * @param sources where the other servers come from
     */
    Block(
            int number,
            ResultsFolder folder,
            RunClock clock,
            ServiceHost host,
            boolean warm,
            int callsAtOnce,
            PartSources sources) {
        this.number = number;
        this.folder = folder;
        this.clock = clock;
        this.host = host;
        this.warm = warm;
        this.callsAtOnce = callsAtOnce;
        this.parts = new BlockParts(sources, name -> folder.work("part-" + number + "-" + name));
    }

    /** Where these servers are, by the names of their parts; each is started when it is first asked for. */
    Map<String, String> addresses(Set<String> needed) throws IOException, InterruptedException {
        return parts.addresses(needed);
    }

    /** A row of {@code parts.csv} for each of those that are there. */
    List<Row> partRows() throws InterruptedException {
        return parts.rows(number);
    }

    /** What these servers have used. */
    Map<String, Usage> usage(Set<String> needed) {
        return parts.usage(needed);
    }

    /** The block's service with so many threads, alive and, unless told otherwise, warm. */
    WireMockService service(ServiceThreads threads) throws IOException, InterruptedException {
        @Nullable WireMockService current = services.get(threads);
        if (current != null && current.isAlive() && current.answers()) {
            return current;
        }
        if (current != null) {
            current.close();
        }
        clock.blockStarting(number);
        started++;
        try {
            WireMockService fresh =
                    host.start(threads, callsAtOnce, folder.work("service-" + number + "-" + started + ".txt"));
            services.put(threads, fresh);
            if (warm) {
                fresh.warmUp(clock.worthWarming());
            }
            return fresh;
        } catch (ChildFailedException e) {
            throw new IOException("the service cannot be started: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            services.values().forEach(WireMockService::close);
            services.clear();
        } finally {
            parts.close();
        }
    }
}
