package slowcall.integrations.kafka;

import java.util.Arrays;
import java.util.Locale;

/** When a message is sent that goes with a transaction of a database. */
public enum SendTime {
    /** When the transaction is committed: killed in between, the message is lost. */
    AFTER_COMMIT,
    /** Before it ends: if it is rolled back, the message says what has not happened. */
    IN_TRANSACTION;

    /** As it is written in plans. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one with this label. */
    public static SendTime labelled(String label) {
        return Arrays.stream(values())
                .filter(time -> time.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a message is not sent \"" + label + "\""));
    }
}
