/** The command line: a class for each command. Sees every other package; none sees it. */
@NullMarked
package slowcall.cli;

import org.jspecify.annotations.NullMarked;
