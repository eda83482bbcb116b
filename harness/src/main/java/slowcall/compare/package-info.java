/** Compares what has been published: runs with runs, strategies within a run, and JMH's results. Reads rows and histograms only. */
@NullMarked
package slowcall.compare;

import org.jspecify.annotations.NullMarked;
