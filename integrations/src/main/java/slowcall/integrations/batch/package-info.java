/** Files that are handed over at intervals: the agreement on them, who writes and sends them, who applies them, and what a team may do instead. */
@NullMarked
package slowcall.integrations.batch;

import org.jspecify.annotations.NullMarked;
