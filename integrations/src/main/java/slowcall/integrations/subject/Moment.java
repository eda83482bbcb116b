package slowcall.integrations.subject;

/** What a subject notes of a login, besides what the one who asks and the service see. */
public enum Moment {
    /** Its transaction has been committed. */
    COMMITTED,
    /** A message of it is about to be sent. */
    SENDING,
    /** The broker has acknowledged the message. */
    SENT,
    /** Its message has been marked as sent. */
    MARKED,
    /** A consumer has its message. */
    RECEIVED,
    /** The service is about to be called for it. */
    CALLING
}
