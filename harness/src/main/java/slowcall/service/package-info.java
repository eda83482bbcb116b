/** The slow external <em>points</em> service: the call, its HTTP clients, and WireMock in a JVM of its own. */
@NullMarked
package slowcall.service;

import org.jspecify.annotations.NullMarked;
