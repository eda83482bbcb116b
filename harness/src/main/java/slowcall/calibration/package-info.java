/** What this machine can do before anything is measured on it: its timers, the generator, the service. */
@NullMarked
package slowcall.calibration;

import org.jspecify.annotations.NullMarked;
