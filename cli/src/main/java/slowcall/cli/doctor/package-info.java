/** {@code slowcall doctor}: whether this machine can measure, one small check a file. */
@NullMarked
package slowcall.cli.doctor;

import org.jspecify.annotations.NullMarked;
