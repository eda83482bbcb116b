package slowcall.integrations.outbox;

import slowcall.integrations.message.Message;

/**
 * A message in the outbox.
 *
 * @param position when it was inserted, among all; not when it was committed
 * @param message what is to be sent
 * @param failures how often sending it has failed
 */
record Entry(long position, Message message, int failures) {}
