package slowcall.selfcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import slowcall.measure.Track;
import slowcall.stats.QueueReplay;

/** 64 threads record durations that are known beforehand into one histogram that is rotated all the while. */
final class RecorderCheck implements SelfCheck {
    private static final int THREADS = 64;
    private static final int EACH = 20_000;
    /** Every one of these is too long for the histogram. */
    private static final int OVERFLOW_EVERY = 1_000;

    private static final long TOO_LONG_NANOS = (Track.HIGHEST_MICROS + 1_000_000) * 1000;
    private static final double[] QUANTILES = {.01, .5, .9, .99};
    private static final String SOURCE = "the durations themselves, sorted";

    @Override
    public String name() {
        return "recorder";
    }

    @Override
    public String description() {
        return "known durations from 64 threads into a histogram that is rotated all the while";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws InterruptedException {
        long[][] durations =
                IntStream.range(0, THREADS).mapToObj(RecorderCheck::durations).toArray(long[][]::new);
        Track track = new Track("known");
        CountDownLatch recording = new CountDownLatch(THREADS);
        for (long[] own : durations) {
            Thread.ofPlatform().daemon().start(() -> {
                for (long nanos : own) {
                    track.record(nanos);
                }
                recording.countDown();
            });
        }
        while (recording.getCount() > 0) {
            ExactService.pause(1);
            track.interval();
        }
        return judge(Arrays.stream(durations).flatMapToLong(Arrays::stream).toArray(), track.take(), track.overflow());
    }

    /** From a microsecond to about 100 s, evenly by their logarithm, in whole microseconds. */
    private static long[] durations(int thread) {
        SplittableRandom random = new SplittableRandom(thread);
        long[] nanos = new long[EACH];
        for (int i = 0; i < EACH; i++) {
            nanos[i] =
                    i % OVERFLOW_EVERY == 0 ? TOO_LONG_NANOS : Math.round(Math.pow(10, 8 * random.nextDouble())) * 1000;
        }
        return nanos;
    }

    /** Judges the histogram of durations in microseconds by the durations in nanoseconds. */
    static List<Answer> judge(long[] nanos, Histogram histogram, long overflow) {
        long tooLong = LongStream.of(nanos)
                .filter(duration -> duration > Track.HIGHEST_MICROS * 1000)
                .count();
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.same("durations recorded", (long) nanos.length, histogram.getTotalCount(), SOURCE));
        answers.add(Answer.same("of them too long to hold", tooLong, overflow, SOURCE));
        for (double quantile : QUANTILES) {
            answers.add(Answer.within(
                    0.001,
                    "quantile " + quantile + " (ms)",
                    QueueReplay.quantile(nanos, quantile) / 1e6,
                    histogram.getValueAtPercentile(quantile * 100) / 1000.0,
                    SOURCE));
        }
        return answers;
    }
}
