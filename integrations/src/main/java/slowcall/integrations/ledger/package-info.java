/** What became of every login, by the books of who asked, who answered and who applied. */
@NullMarked
package slowcall.integrations.ledger;

import org.jspecify.annotations.NullMarked;
