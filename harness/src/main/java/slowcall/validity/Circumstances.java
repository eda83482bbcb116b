package slowcall.validity;

import java.util.Arrays;
import slowcall.plan.Cell;
import slowcall.result.Row;

/** What a row's trial was asked for, as far as it decides what can be asked of its figures. */
record Circumstances(Row row) {
    /** Whether times are what it measures: what is held in flight is held to weigh it. */
    boolean timed() {
        return !row.text("arrivals").startsWith("hold-");
    }

    /** Whether the load and the service stay as they are while it measures. */
    boolean steady() {
        String arrivals = row.text("arrivals");
        boolean passes = arrivals.startsWith("burst-") || arrivals.startsWith("step-") || !timed();
        return !passes && !departsIn("outage");
    }

    boolean stable() {
        return row.text("regime").equals("stable");
    }

    /** Whether the cell has an unusual value for a factor of the column {@code variant}. */
    boolean departsIn(String factor) {
        return Arrays.stream(row.text("variant").split(";", -1)).anyMatch(part -> part.startsWith(factor + "="));
    }

    /** Whether it is the control, which records nothing of its requests. */
    boolean isControl() {
        return row.text("strategy").equals(Cell.BARE_LOOP);
    }

    /** Whether the calls are made in other processes, which acknowledge what is handed over. */
    boolean hasSubject() {
        return row.text("user_waits_for").equals("acknowledgement");
    }

    boolean knows(String column) {
        return !row.text(column).isEmpty();
    }
}
