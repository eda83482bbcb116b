/** The claims, one file each. */
@NullMarked
package slowcall.integrations.chapter.claim;

import org.jspecify.annotations.NullMarked;
