/** How a request's slow call is carried out: the seam and one file per strategy. */
@NullMarked
package slowcall.strategy;

import org.jspecify.annotations.NullMarked;
