/** Child JVMs: started, spoken to in lines, and ended whatever happens. */
@NullMarked
package slowcall.jvm;

import org.jspecify.annotations.NullMarked;
