package slowcall.integrations.subject;

import java.util.Locale;

/** Where a subject can be killed. */
public enum Failpoint {
    /** Everything of the login's transaction is done but its commit. */
    BEFORE_COMMIT,
    /** Committed; nothing of what follows has begun. */
    AFTER_COMMIT,
    /** A message is about to be sent. */
    BEFORE_SEND,
    /** The broker has acknowledged the message, of which nothing is noted yet. */
    AFTER_SEND,
    /** A message that was sent is marked so, and that is not committed. */
    BEFORE_MARK,
    /** That is committed. */
    AFTER_MARK,
    /** A consumer has a message, and has not called the service. */
    BEFORE_EFFECT,
    /** The service has answered, and the message is not acknowledged. */
    AFTER_EFFECT,
    /** The message is acknowledged. */
    AFTER_ACKNOWLEDGEMENT,
    /** Rows are read, and their file is not begun. */
    BEFORE_WRITE,
    /** A file is on the disk, and has not got its name there. */
    AFTER_WRITE,
    /** A file is written and not transferred. */
    BEFORE_TRANSFER,
    /** It is transferred and has not got its name. */
    BEFORE_RENAME,
    /** It has its name where it was transferred to, of which nothing is noted yet. */
    AFTER_RENAME,
    /** A receiver has taken a file and verified it, and applied none of it. */
    AFTER_CLAIM,
    /** It is applied and not moved away. */
    BEFORE_MOVE,
    /** It is moved away. */
    AFTER_MOVE,
    /** A change was forwarded, and its place in the log is not noted. */
    BEFORE_OFFSET,
    /** It is. */
    AFTER_OFFSET;

    /** As it is written in orders and results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one with this label. */
    public static Failpoint labelled(String label) {
        for (Failpoint point : values()) {
            if (point.label().equals(label)) {
                return point;
            }
        }
        throw new IllegalArgumentException("there is no failpoint \"" + label + "\"");
    }
}
