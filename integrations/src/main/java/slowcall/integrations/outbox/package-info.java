/** A table of messages that are committed with what they are about, and the relay that sends them on. */
@NullMarked
package slowcall.integrations.outbox;

import org.jspecify.annotations.NullMarked;
