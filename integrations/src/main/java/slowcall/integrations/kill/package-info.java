/** The subject is killed and started again, over and over, and the books are compared. */
@NullMarked
package slowcall.integrations.kill;

import org.jspecify.annotations.NullMarked;
