/** Measurements with known answers: whether the harness itself can be believed. */
@NullMarked
package slowcall.selfcheck;

import org.jspecify.annotations.NullMarked;
