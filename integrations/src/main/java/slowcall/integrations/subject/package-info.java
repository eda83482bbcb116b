/** The application under test, in processes of its own that may be killed, and what drives it from outside. */
@NullMarked
package slowcall.integrations.subject;

import org.jspecify.annotations.NullMarked;
