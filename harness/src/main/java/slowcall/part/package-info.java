/** Servers that strategies need besides the slow service, such as a database, and who starts them. */
@NullMarked
package slowcall.part;

import org.jspecify.annotations.NullMarked;
