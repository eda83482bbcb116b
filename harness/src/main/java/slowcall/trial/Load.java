package slowcall.trial;

import java.util.List;
import slowcall.measure.Counts;
import slowcall.result.Column;
import slowcall.result.Row;

/** How much was offered and what became of it. */
public final class Load {
    static final Column REGIME = Column.of(
            "regime",
            "What the load did: stable, unstable (the backlog grew; no quantiles) or transient (a burst, a step, an outage: quantiles are over the whole trial, all its phases together)");
    static final Column SCHEDULE = Column.of(
            "schedule_sha256", "First 16 hexadecimal digits of the SHA-256 of the schedule: its starts and its delays");
    static final Column OFFERED = Column.of(
            "offered", "Requests handed over: ok + errors + timeouts + rejected + unfinished, each counted by itself");
    static final Column OK = Column.of("ok", "Requests completed by their deadline");
    static final Column ERRORS = Column.of("errors", "Requests that failed by their deadline; not in the latencies");
    static final Column TIMEOUTS =
            Column.of("timeouts", "Requests not ended by their deadline; in the latencies at the deadline");
    static final Column REJECTED =
            Column.of("rejected", "Requests that the strategy did not take; not in the latencies");
    static final Column UNFINISHED = Column.of("unfinished", "Requests still open when the trial ended");
    public static final Column UNDISPATCHED =
            Column.of("undispatched", "Requests of the schedule that were never handed over");
    static final Column LATE = Column.of("late", "Timed-out requests that ended after their deadline");
    static final Column DEFECTS = Column.of("defects", "Second ends of a request, reported by a strategy");
    static final Column OVERFLOW = Column.of("overflow", "Durations beyond 10 minutes, recorded as 10 minutes");
    public static final Column THROUGHPUT = Column.decimal(
            "throughput_rps",
            3,
            "Completed requests per second, from when the slowest of the first requests could be back (half of the schedule at the latest) until the schedule ended; for bursts, all of them divided by the makespan");
    static final Column MAKESPAN = Column.decimal(
            "makespan_ms",
            3,
            "From the schedule's start until the last request ended, in milliseconds (empty if none did)");
    public static final Column DRAIN = Column.decimal(
            "drain_ms",
            1,
            "From the last request's end until the strategy had drained, in milliseconds (empty if it had not after 30 s, or 60 s where other processes make the calls)");
    static final Column LITTLE_ERROR = Column.decimal(
            "little_error_percent",
            3,
            "Little's law: how far the number of requests in flight, integrated over time, is from the sum of their latencies, in percent (empty where requests are unfinished)");
    static final Column FIRST_FAILURE = Column.of("first_failure", "The first error of a request");

    static final List<Column> COLUMNS = List.of(
            REGIME,
            SCHEDULE,
            OFFERED,
            OK,
            ERRORS,
            TIMEOUTS,
            REJECTED,
            UNFINISHED,
            UNDISPATCHED,
            LATE,
            DEFECTS,
            OVERFLOW,
            THROUGHPUT,
            MAKESPAN,
            DRAIN,
            LITTLE_ERROR,
            FIRST_FAILURE);

    private Load() {}

    /** Puts the recorder's counts into a row. */
    public static void put(Row row, Counts counts) {
        row.put(OFFERED, counts.offered())
                .put(OK, counts.ok())
                .put(ERRORS, counts.errors())
                .put(TIMEOUTS, counts.timeouts())
                .put(REJECTED, counts.rejected())
                .put(UNFINISHED, counts.unfinished())
                .put(LATE, counts.late())
                .put(DEFECTS, counts.defects())
                .put(OVERFLOW, counts.overflow());
        if (!counts.firstFailure().isEmpty()) {
            row.put(FIRST_FAILURE, counts.firstFailure());
        }
    }
}
