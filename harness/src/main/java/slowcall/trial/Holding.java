package slowcall.trial;

import java.util.List;
import slowcall.result.Column;

/** How many requests a hold really held. */
final class Holding {
    static final Column HELD = Column.of(
            "held",
            "Requests in flight at once when a hold was measured; fewer than the plan wanted where a limit was reached");
    static final Column UNTIL_END = Column.of(
            "held_until_end", "yes if every one of them was still in flight when the measuring was over, otherwise no");
    static final Column STOPPED = Column.of(
            "hold_stopped", "Why a hold stopped offering before it had offered everything (empty if it did not)");
    static final Column SERVICE_IN_FLIGHT = Column.of(
            "service_in_flight_held",
            "Calls that the service itself said it had in flight just before a hold was measured (empty if nothing left the trial's JVM)");

    static final List<Column> COLUMNS = List.of(HELD, UNTIL_END, STOPPED, SERVICE_IN_FLIGHT);

    private Holding() {}
}
