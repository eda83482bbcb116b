package slowcall.measure;

import java.util.List;
import slowcall.result.Column;
import slowcall.result.Row;

/** Measures one thing about the trial's JVM from the start to the end of the measured window. */
public interface Probe {
    /** The columns that it fills. Where the platform does not tell, it leaves them empty. */
    List<Column> columns();

    /** Everything is ready for the clock to start: prepares what takes too long for {@link #start}. */
    default void arm() {}

    /** The clock starts. */
    void start();

    /**
     * The schedule has been offered: what is per second is counted until here, because afterwards there may be nothing to do but to
     * wait for deadlines. Called at most once, by any thread; not called for a burst, whose schedule is a moment.
     */
    default void offered() {}

    /** The last request has ended. */
    void stop(Row row);
}
