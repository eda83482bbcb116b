/** The command line: {@code run}, {@code strategies}, {@code doctor}, {@code selfcheck}. Sees every other package; none sees it. */
@NullMarked
package slowcall.cli;

import org.jspecify.annotations.NullMarked;
