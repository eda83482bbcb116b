package slowcall.measure;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * One histogram of durations, recorded by any number of threads: 1 µs to 10 min at three significant digits. Longer ones are
 * counted as overflow and recorded as 10 min.
 */
public final class Track {
    /** 10 min. */
    public static final long HIGHEST_MICROS = 600_000_000;

    private final String name;
    private final Recorder recorder = new Recorder(1, HIGHEST_MICROS, 3);
    private final LongAdder overflow = new LongAdder();
    private final Histogram total = new Histogram(1, HIGHEST_MICROS, 3);

    /** An empty histogram; its name is the tag. */
    public Track(String name) {
        this.name = name;
    }

    /** Records a duration; negative ones, which only the order of two threads' clocks can make, are 0. */
    public void record(long nanos) {
        long micros = (Math.max(0, nanos) + 500) / 1000;
        if (micros > HIGHEST_MICROS) {
            overflow.increment();
            micros = HIGHEST_MICROS;
        }
        recorder.recordValue(micros);
    }

    /** What has been recorded since this was last asked. */
    public synchronized Histogram interval() {
        Histogram interval = recorder.getIntervalHistogram();
        total.add(interval);
        return interval;
    }

    /** All that has been recorded so far, tagged with the track's name. */
    public synchronized Histogram take() {
        interval();
        Histogram all = total.copy();
        all.setTag(name);
        return all;
    }

    /** Durations so far that were longer than a histogram holds. */
    public long overflow() {
        return overflow.sum();
    }
}
