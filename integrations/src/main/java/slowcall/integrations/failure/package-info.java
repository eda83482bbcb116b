/** What code does about a failed call that nobody waits for: calls again, and writes down what it has given up. */
@NullMarked
package slowcall.integrations.failure;

import org.jspecify.annotations.NullMarked;
