package slowcall.service;

import java.io.IOException;

/** The service answered, but not with 200, or a target not with 2xx. */
public final class UnexpectedStatusException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnexpectedStatusException(int status) {
        this("the service", status);
    }

    /** With whoever it was that answered. */
    UnexpectedStatusException(String who, int status) {
        super(who + " answered with status " + status);
    }
}
