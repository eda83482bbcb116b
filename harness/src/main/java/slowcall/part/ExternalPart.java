package slowcall.part;

import java.io.IOException;

/** A server that somebody else has started and keeps: it is never stopped, and what a run makes there is removed again. */
public interface ExternalPart {
    /** The part that it stands for. */
    String part();

    /** The machine that it is on, in lower case. */
    String host();

    int port();

    /** Host and port, by which one beyond this machine is allowed; neither user nor password. */
    default String place() {
        return host() + ":" + port();
    }

    /**
     * Makes sure that it can be used, and removes what an earlier part of the same run may have left there. Closing what is returned
     * removes what was made meanwhile.
     *
     * @param names what the names of all begin with that the run makes there, and no other's do; matches {@code [a-z][a-z0-9_]{0,40}}
     * @throws IOException if nobody answers there, or who answers cannot be used; the message has no password
     */
    StartedPart use(String names) throws IOException, InterruptedException;
}
