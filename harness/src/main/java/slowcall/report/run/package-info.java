/** The page of a run: what its rows, histograms and tables say. */
@NullMarked
package slowcall.report.run;

import org.jspecify.annotations.NullMarked;
