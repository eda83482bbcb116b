/** Handing over through Apache Kafka: who sends when, who receives, and when a message counts as received. */
@NullMarked
package slowcall.integrations.kafka;

import org.jspecify.annotations.NullMarked;
