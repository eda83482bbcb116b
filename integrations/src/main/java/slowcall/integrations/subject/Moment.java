package slowcall.integrations.subject;

/** What a subject notes of a login, besides what the one who asks and the service see. */
public enum Moment {
    /** Its transaction has been committed. */
    COMMITTED(1),
    /** A message of it is about to be sent. */
    SENDING(2),
    /** The broker has acknowledged the message. */
    SENT(3),
    /** Its message has been marked as sent. */
    MARKED(4),
    /** A consumer has its message. */
    RECEIVED(5),
    /** The service is about to be called for it. */
    CALLING(6);

    /** How it is written in files. */
    private final long code;

    Moment(long code) {
        this.code = code;
    }

    long code() {
        return code;
    }

    static Moment coded(long code) {
        for (Moment moment : values()) {
            if (moment.code == code) {
                return moment;
            }
        }
        throw new IllegalArgumentException("there is no moment " + code);
    }
}
