package slowcall.integrations.message;

/** When a message is sent that goes with a transaction of a database. */
public enum SendTime {
    /** When the transaction is committed: killed in between, the message is lost. */
    AFTER_COMMIT,
    /** Before it ends: if it is rolled back, the message says what has not happened. */
    IN_TRANSACTION
}
