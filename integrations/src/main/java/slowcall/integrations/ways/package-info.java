/** The ways by which a login's points come to the service, each a file that puts mechanisms together. */
@NullMarked
package slowcall.integrations.ways;

import org.jspecify.annotations.NullMarked;
