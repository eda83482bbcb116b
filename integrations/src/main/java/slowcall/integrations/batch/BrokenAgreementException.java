package slowcall.integrations.batch;

/** A file is not as agreed. The message says in what, so that whoever sent it can mend it. */
final class BrokenAgreementException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    BrokenAgreementException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
