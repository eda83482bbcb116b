/** What a message does where it arrives, and what is done about one that arrives twice. */
@NullMarked
package slowcall.integrations.effect;

import org.jspecify.annotations.NullMarked;
