/** What PostgreSQL's own log says, read by Debezium in the order of the commits and handed on at least once. */
@NullMarked
package slowcall.integrations.cdc;

import org.jspecify.annotations.NullMarked;
