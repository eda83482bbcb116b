/** What to run: plans, cells and the positions in a file that they came from. Pure data. */
@NullMarked
package slowcall.plan;

import org.jspecify.annotations.NullMarked;
