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
    private volatile Moment offered = Moment.NEVER;
    private boolean told;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    private record Moment(long nanoTime, Runnable listener) {
        static final Moment NEVER = new Moment(Long.MAX_VALUE, () -> {});

        boolean isReached(long now) {
            return nanoTime != Long.MAX_VALUE && now - nanoTime >= 0;
        }
    }

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

    /**
     * Tells the probes when the schedule has been offered, at the first look from then on; not where nothing is sampled, or where
     * they are stopped before.
     *
     * @param nanoTime when the schedule ends
     * @param listener told after the probes, on the sampling thread
     */
    public void offeredAt(long nanoTime, Runnable listener) {
        offered = new Moment(nanoTime, listener);
    }

    private void run() {
        long next = System.nanoTime();
        try {
            while (!stopped) {
                sampled.forEach(SampledProbe::sample);
                tellOffered();
                // After a stall it goes on as before, and does not make up for what it has missed.
                next = Math.max(next + PERIOD_NANOS, System.nanoTime());
                LockSupport.parkNanos(this, Math.max(0, next - System.nanoTime()));
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private void tellOffered() {
        Moment moment = offered;
        if (!told && moment.isReached(System.nanoTime())) {
            told = true;
            probes.forEach(Probe::offered);
            moment.listener().run();
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
