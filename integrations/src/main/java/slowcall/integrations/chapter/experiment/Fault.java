package slowcall.integrations.chapter.experiment;

/** How a partner can fail. */
public enum Fault {
    /** Every call is answered with status 503. */
    REFUSES("answers with status 503"),
    /** Every call's connection ends without an answer. */
    RESETS("resets the connection"),
    /** No call is answered in the time that anybody waits for it. */
    HANGS("does not answer in time");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
