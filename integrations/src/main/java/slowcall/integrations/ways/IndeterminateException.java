package slowcall.integrations.ways;

import java.io.IOException;

/** A login was sent, and nobody can say what became of it. It has not failed, and whoever counts it as failed is wrong about some. */
public final class IndeterminateException extends IOException {
    private static final long serialVersionUID = 1L;

    IndeterminateException() {
        super("nobody knows what became of the login");
    }
}
