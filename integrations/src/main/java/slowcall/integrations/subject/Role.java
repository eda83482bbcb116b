package slowcall.integrations.subject;

import java.util.Locale;

/** Which of the subject's processes. */
public enum Role {
    /** The application, where logins come in. */
    FRONT,
    /** What is behind it. */
    BACK;

    /** As it is written in files' names and results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
