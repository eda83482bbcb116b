/** Slowcall: which threads should make a slow call, and how many? {@link slowcall.Experiment} shows the whole flow. */
@NullMarked
package slowcall;

import org.jspecify.annotations.NullMarked;
