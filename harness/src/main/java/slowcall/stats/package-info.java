/** Statistics over trials and formulas of queueing theory. */
@NullMarked
package slowcall.stats;

import org.jspecify.annotations.NullMarked;
