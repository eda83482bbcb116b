/** Rows, columns, the manifest and the results folder. */
@NullMarked
package slowcall.result;

import org.jspecify.annotations.NullMarked;
