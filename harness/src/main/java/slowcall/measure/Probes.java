package slowcall.measure;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import slowcall.result.Column;
import slowcall.result.Row;

/**
 * Starts, samples and stops a list of probes. One daemon thread samples those that want it every 50 ms; without such there is no
 * thread. The first to start is the last of the list, and the last to stop: the first probe of the list does not see what the
 * others do.
 */
public final class Probes {
    private static final long PERIOD_NANOS = 50_000_000;

    private final List<Probe> probes;
    private final List<SampledProbe> sampled;
    private final Thread sampler = Thread.ofPlatform().daemon().name("sampler").unstarted(this::run);
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    public Probes(List<Probe> probes) {
        this.probes = List.copyOf(probes);
        this.sampled = probes.stream()
                .filter(SampledProbe.class::isInstance)
                .map(SampledProbe.class::cast)
                .toList();
    }

    /** The probes' columns, in their order. */
    public static List<Column> columns(List<Probe> probes) {
        return probes.stream().flatMap(probe -> probe.columns().stream()).toList();
    }

    /** Lets them prepare what takes long; {@link #start} follows. */
    public void arm() {
        probes.reversed().forEach(Probe::arm);
    }

    public void start() {
        probes.reversed().forEach(Probe::start);
        if (!sampled.isEmpty()) {
            sampler.start();
        }
    }

    private void run() {
        long next = System.nanoTime();
        try {
            while (!stopped) {
                sampled.forEach(SampledProbe::sample);
                next += PERIOD_NANOS;
                LockSupport.parkNanos(this, Math.max(0, next - System.nanoTime()));
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /**
     * Stops sampling, then every probe in its order.
     *
     * @throws IllegalStateException if a probe failed while it was sampled: what it would say is half of it
     */
    public void stop(Row row) throws InterruptedException {
        stopped = true;
        LockSupport.unpark(sampler);
        sampler.join();
        Throwable failed = failure;
        if (failed != null) {
            throw new IllegalStateException("a probe failed while it was sampled", failed);
        }
        probes.forEach(probe -> probe.stop(row));
    }
}
