package slowcall.integrations.ledger;

/** What the one who asked was told. */
public enum Answer {
    /** The login is done, and its points are promised. */
    ACKNOWLEDGED,
    /** The login was refused or rolled back: no points are due. */
    REFUSED,
    /** Nothing was heard, or that nobody knows: the points may be granted or not, and neither is wrong. */
    UNKNOWN
}
