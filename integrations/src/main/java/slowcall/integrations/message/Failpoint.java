package slowcall.integrations.message;

/**
 * Points on a login's way to its effect at which its process can be killed, or the time noted. In results and orders they are written
 * as {@link Labels} says.
 */
public enum Failpoint {
    /** Everything of the login's transaction is done but its commit. */
    BEFORE_COMMIT,
    /** It is committed, and nothing of what follows has begun. */
    AFTER_COMMIT,
    /** Rows are read, and their file is not begun. */
    BEFORE_WRITE,
    /** A file is on the disk, and has not got its name there. */
    AFTER_WRITE,
    /** The message, or the file with it, is about to be sent. */
    BEFORE_SEND,
    /** The file is there, and has not got its name there. */
    BEFORE_RENAME,
    /** It was acknowledged by who took it, or has its name there, and nothing of that is noted. */
    AFTER_SEND,
    /** It is marked as sent, or about to be, and that is not committed. */
    BEFORE_MARK,
    /** That is committed. */
    AFTER_MARK,
    /** A consumer has the message, or a receiver has taken the file and verified it, and nothing of it is done. */
    RECEIVED,
    /** The effect is about to be had: the service has not been called. */
    BEFORE_EFFECT,
    /** It has been had: the service has answered. */
    AFTER_EFFECT,
    /** The consumer is about to acknowledge the message. */
    BEFORE_ACKNOWLEDGEMENT,
    /** It has, and will not get it again. */
    AFTER_ACKNOWLEDGEMENT,
    /** The file is applied and not moved away. */
    BEFORE_MOVE,
    /** It is moved away. */
    AFTER_MOVE,
    /** A change was forwarded, and its place in the log is not noted. */
    BEFORE_OFFSET,
    /** It is. */
    AFTER_OFFSET
}
