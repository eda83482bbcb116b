/** One run from those of several generators that offered one load together. */
@NullMarked
package slowcall.merge;

import org.jspecify.annotations.NullMarked;
