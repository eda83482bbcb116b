package slowcall.integrations.subject;

/** Which of the subject's processes. */
public enum Role {
    /** The application, where logins come in. */
    FRONT,
    /** What is behind it. */
    BACK
}
