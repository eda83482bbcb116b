/** What is measured: the latency recorder and the probes, one file each. */
@NullMarked
package slowcall.measure;

import org.jspecify.annotations.NullMarked;
