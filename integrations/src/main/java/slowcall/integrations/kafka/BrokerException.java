package slowcall.integrations.kafka;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The broker refuses what it was asked for, or does not answer in time. */
public final class BrokerException extends IOException {
    private static final long serialVersionUID = 1;

    BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
