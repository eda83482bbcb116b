package slowcall.integrations.message;

/** Places on a message's way at which its process can be killed, or the time noted. */
public enum Place {
    /** Everything of the login's transaction is done but its commit. */
    BEFORE_COMMIT,
    /** It is committed, and nothing of what follows has begun. */
    AFTER_COMMIT,
    /** The message is about to be sent. */
    BEFORE_SEND,
    /** It was acknowledged by who took it, and nothing of that is noted. */
    AFTER_SEND,
    /** It is about to be marked as sent. */
    BEFORE_MARK,
    /** That is committed. */
    AFTER_MARK,
    /** A consumer has it. */
    RECEIVED,
    /** Its effect is about to begin. */
    BEFORE_EFFECT,
    /** Its effect has been had. */
    AFTER_EFFECT,
    /** The consumer is about to acknowledge it. */
    BEFORE_ACKNOWLEDGEMENT,
    /** It has, and will not get it again. */
    AFTER_ACKNOWLEDGEMENT
}
