/** The servers that hand-offs go through, each started as a child process on the loopback interface and stopped with its parent. */
@NullMarked
package slowcall.integrations.parts;

import org.jspecify.annotations.NullMarked;
