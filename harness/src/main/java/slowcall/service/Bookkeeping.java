package slowcall.service;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import slowcall.jvm.CompilerThreads;

/** What the service keeps about the calls since its last reset. Safe for use by many threads. */
final class Bookkeeping {
    private static final long HIGHEST_MICROS = 600_000_000;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final CompilerThreads compilers;
    private final LongAdder connections;
    private final AtomicLong inFlight;
    private final AtomicLong inFlightMax = new AtomicLong();
    private final LongAdder received = new LongAdder();
    private final LongAdder applied = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final Ledger ledger = new Ledger();
    private final Recorder serviceTime = new Recorder(1, HIGHEST_MICROS, 3);
    private final Recorder excessDelay = new Recorder(1, HIGHEST_MICROS, 3);
    private final Histogram serviceTimes = new Histogram(1, HIGHEST_MICROS, 3);
    private final Histogram excessDelays = new Histogram(1, HIGHEST_MICROS, 3);

    /** Connections and calls in flight outlive a reset: they are still there. */
    Bookkeeping(CompilerThreads compilers, LongAdder connections, AtomicLong inFlight) {
        this.compilers = compilers;
        this.connections = connections;
        this.inFlight = inFlight;
        this.inFlightMax.set(inFlight.get());
    }

    Bookkeeping afterReset() {
        return new Bookkeeping(compilers, connections, inFlight);
    }

    void received() {
        received.increment();
        long now = inFlight.incrementAndGet();
        if (now > inFlightMax.get()) {
            inFlightMax.accumulateAndGet(now, Math::max);
        }
    }

    /** Returns whether it was the first call of a request that the ledger keeps. */
    boolean applied(PointsCall call, long nanoTime) {
        applied.increment();
        return ledger.apply(call.requestId(), call.once(), nanoTime);
    }

    void answered(PointsCall call, long receivedNanos, long answeredNanos) {
        inFlight.decrementAndGet();
        long micros = (answeredNanos - receivedNanos) / 1000;
        serviceTime.recordValue(Math.min(HIGHEST_MICROS, micros));
        excessDelay.recordValue(Math.clamp(micros - call.delayMillis() * 1000L, 0, HIGHEST_MICROS));
    }

    /** A call was failed because it asked for that: it is received and answered at once, and never applied. */
    void failed() {
        received.increment();
        failed.increment();
    }

    void malformed() {
        malformed.increment();
    }

    byte[] ledger() {
        return ledger.encode();
    }

    synchronized ServiceSnapshot snapshot() {
        serviceTimes.add(serviceTime.getIntervalHistogram());
        excessDelays.add(excessDelay.getIntervalHistogram());
        long compilerNanos = compilers.cpuNanos().orElse(0);
        return new ServiceSnapshot(
                System.nanoTime(),
                system.getProcessCpuTime() - compilerNanos,
                compilerNanos,
                inFlight.get(),
                inFlightMax.get(),
                received.sum(),
                applied.sum(),
                failed.sum(),
                ledger.outOfRange(),
                malformed.sum(),
                connections.sum(),
                encode(serviceTimes),
                encode(excessDelays));
    }

    private static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_COMPRESSION);
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(buffer.array(), length));
    }
}
