/** Whether a row's measurement can be trusted (verdict) and what the load did (regime). */
@NullMarked
package slowcall.validity;

import org.jspecify.annotations.NullMarked;
