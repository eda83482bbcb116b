package slowcall.service;

/** Ledgers as their parent reads them, for tests of other packages. */
public final class Ledgers {
    private final Ledger ledger = new Ledger();

    /** A call was applied. */
    public Ledgers applied(long id, long nanoTime) {
        var unused = ledger.apply(id, false, nanoTime);
        return this;
    }

    /** An idempotent call was. */
    public Ledgers appliedOnce(long id, long nanoTime) {
        var unused = ledger.apply(id, true, nanoTime);
        return this;
    }

    public LedgerEntries read() {
        return new LedgerEntries(ledger.encode());
    }
}
