/** What is offered to a strategy and when: the schedule and the generator that follows it. */
@NullMarked
package slowcall.load;

import org.jspecify.annotations.NullMarked;
