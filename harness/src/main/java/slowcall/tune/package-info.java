/** The smallest pool, or limit, that meets an objective; or the highest rate that a size sustains. */
@NullMarked
package slowcall.tune;

import org.jspecify.annotations.NullMarked;
