/** Pages that people look at: what is on one, and how it becomes a single file. */
@NullMarked
package slowcall.report;

import org.jspecify.annotations.NullMarked;
