/** Slowcall in one file. Compiled for an older Java than the rest, so that it can say which one it needs. */
@NullMarked
package slowcall.standalone;

import org.jspecify.annotations.NullMarked;
