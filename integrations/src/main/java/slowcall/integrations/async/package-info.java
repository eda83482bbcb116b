/** Work on a thread of Spring's: what {@code @Async} makes of a slow call, and what becomes of its failure. */
@NullMarked
package slowcall.integrations.async;

import org.jspecify.annotations.NullMarked;
