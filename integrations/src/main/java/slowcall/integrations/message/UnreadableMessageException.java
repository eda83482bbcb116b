package slowcall.integrations.message;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something came that is no message of ours: it will be none the next time either. */
public final class UnreadableMessageException extends IOException {
    private static final long serialVersionUID = 1;

    private static final int MOST_SHOWN = 200;

    UnreadableMessageException(String text, @Nullable Throwable cause) {
        super("no message: " + (text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + " …"), cause);
    }
}
