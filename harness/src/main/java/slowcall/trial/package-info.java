/** One cell run once in a JVM of its own, and the parent's side of it. */
@NullMarked
package slowcall.trial;

import org.jspecify.annotations.NullMarked;
