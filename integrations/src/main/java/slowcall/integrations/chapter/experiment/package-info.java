/** What claims want to know that no trial can show, one file for each experiment. */
@NullMarked
package slowcall.integrations.chapter.experiment;

import org.jspecify.annotations.NullMarked;
