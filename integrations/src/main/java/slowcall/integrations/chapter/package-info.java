/** What the chapter on asynchronous integration says, claim by claim: predicted, measured, and judged. */
@NullMarked
package slowcall.integrations.chapter;

import org.jspecify.annotations.NullMarked;
