/** The command line: {@code run}, {@code strategies}, {@code doctor}. Sees every other package; none sees it. */
@NullMarked
package slowcall.cli;

import org.jspecify.annotations.NullMarked;
