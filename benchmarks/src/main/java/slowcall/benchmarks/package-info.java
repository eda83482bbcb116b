/** What a dispatch, a park, a hand-off and a permit cost: JMH benchmarks, their profilers and the runner. */
@NullMarked
package slowcall.benchmarks;

import org.jspecify.annotations.NullMarked;
