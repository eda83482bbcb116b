package slowcall.measure;

import java.util.List;
import slowcall.result.Column;
import slowcall.result.Row;

/** Measures one thing about the trial's JVM from the start to the end of the measured window. */
public interface Probe {
    /** The columns that it fills. Where the platform does not tell, it leaves them empty. */
    List<Column> columns();

    /** The clock starts. */
    void start();

    /** Looks again; called every 50 ms while measuring, by one thread. */
    default void sample() {}

    /** The last request has ended. */
    void stop(Row row);
}
