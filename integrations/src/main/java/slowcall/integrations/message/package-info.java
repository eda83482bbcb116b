/** Messages of logins, and what becomes of those that cannot be sent; whoever carries them is in other packages. */
@NullMarked
package slowcall.integrations.message;

import org.jspecify.annotations.NullMarked;
