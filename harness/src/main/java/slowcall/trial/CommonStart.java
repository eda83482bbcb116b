package slowcall.trial;

import java.time.Instant;
import java.util.List;
import slowcall.measure.KernelClock;
import slowcall.plan.Cell;
import slowcall.plan.Shard;
import slowcall.result.Column;
import slowcall.result.Row;

/** Of a trial that others offered the rest of the load beside: which share it had, and by what clock it began. */
public final class CommonStart {
    static final Column SHARD = Column.of(
            "shard",
            "Which share of the cell's load this trial offered: 2/3 is the second of three; all/3 is a row that was merged from three (empty for a trial that offered all of it by itself)");
    static final Column STARTED = Column.of(
            "started_at",
            "When the schedule was to start, by the wall clock, in UTC; the same for all shares (empty likewise)");
    static final Column DRIFT = Column.decimal(
            "clock_drift_ms",
            3,
            "By how much the wall clock went ahead of the monotonic one from just before the schedule's start until the last request had ended, in milliseconds: far from 0 where somebody set the clock (empty likewise)");

    static final Column ERROR = Column.decimal(
            "clock_error_ms",
            3,
            "How far this machine's wall clock was from true time at most, as its kernel reckons, in milliseconds (empty where no NTP keeps it, elsewhere than on 64-bit Linux, and likewise)");

    static final List<Column> COLUMNS = List.of(SHARD, STARTED, DRIFT, ERROR);

    private CommonStart() {}

    /**
     * The trial's JVM says when it began.
     *
     * @param before read just before the start
     */
    static void put(Row row, TrialOrder order, WallClock before) {
        if (!order.shard().offersAll()) {
            row.put(STARTED, Instant.ofEpochMilli(order.startMillis()).toString())
                    .put(DRIFT, WallClock.read().aheadSince(before) / 1e6)
                    .put(ERROR, KernelClock.errorMillis());
        }
    }

    /** The parent says what it had it do: the row is the plan's cell's. */
    public static void put(Row row, Cell planned, Shard shard) {
        if (!shard.offersAll()) {
            row.put(Parameters.CELL_ID, planned.id()).put(SHARD, shard.toString());
            Parameters.depart(row, "shard=" + shard);
        }
    }
}
