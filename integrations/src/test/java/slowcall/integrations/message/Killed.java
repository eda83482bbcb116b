package slowcall.integrations.message;

/** Ends a thread where it is, as far as a test can have one killed: nothing catches it. */
public final class Killed extends Error {
    private static final long serialVersionUID = 1;

    /** Kills whoever takes this message to this point. */
    public static Passage at(Failpoint point, long id) {
        return (reached, message) -> {
            if (reached == point && message == id) {
                throw new Killed();
            }
        };
    }
}
