package slowcall.validity;

import java.util.Map;
import slowcall.result.Row;

/** Rows for checks to look at. */
final class Rows {
    private Rows() {}

    /** A row that no check objects to. */
    static Row sound() {
        return new Row()
                .putAll(Map.of(
                        "strategy",
                        "fixed-pool",
                        "offered",
                        "10",
                        "ok",
                        "6",
                        "errors",
                        "1",
                        "timeouts",
                        "1",
                        "rejected",
                        "1",
                        "unfinished",
                        "1",
                        "drain_ms",
                        "0.4"))
                .putAll(Map.of(
                        "defects",
                        "0",
                        "undispatched",
                        "0",
                        "listen_overflows",
                        "0",
                        "ledger_lost",
                        "0",
                        "ledger_duplicated",
                        "0",
                        "ledger_unexpected",
                        "0"));
    }

    static Row with(String column, String value) {
        return sound().putAll(Map.of(column, value));
    }
}
