package slowcall.selfcheck;

import slowcall.load.Schedule;
import slowcall.plan.Cell;
import slowcall.plan.PlanFile;
import slowcall.result.Row;
import slowcall.service.PointsService;
import slowcall.trial.Parameters;
import slowcall.validity.Checks;
import slowcall.validity.Verdict;

/** A cell's schedule offered to a session of ours, and the row that a trial of that cell would leave. */
final class Rehearsal {
    private final Cell cell;
    private final Schedule schedule;

    private Rehearsal(Cell cell) {
        this.cell = cell;
        this.schedule = Schedule.draw(
                cell.arrivals(), cell.shape(), cell.service(), cell.timing().measure(), 1);
    }

    /**
     * Of a cell with constant arrivals.
     *
     * @param rate requests per second
     */
    static Rehearsal of(int rate, int delayMillis, long measureMillis, long timeoutMillis) {
        return of(rate, delayMillis, measureMillis, timeoutMillis, "\"auto\"");
    }

    /**
     * The same for a service of its own.
     *
     * @param service its threads, as plans give them
     */
    static Rehearsal of(int rate, int delayMillis, long measureMillis, long timeoutMillis, String service) {
        String plan =
                "{\"name\": \"selfcheck\", \"cells\": [{\"strategy\": \"virtual-threads\", \"arrivals\": {\"constant\": "
                        + rate + "}, \"delay\": \"" + delayMillis + "ms\", \"measure\": \"" + measureMillis
                        + "ms\", \"timeout\": \"" + timeoutMillis + "ms\", \"warmup\": \"0s\", \"service\": "
                        + service + "}]}";
        return new Rehearsal(PlanFile.parse("selfcheck", plan).cells().getFirst());
    }

    Cell cell() {
        return cell;
    }

    int requests() {
        return schedule.size();
    }

    Offered offer(PointsService service, Faulty.Body body) throws InterruptedException {
        return Offered.run(schedule, cell.arrivals(), cell.timing().timeout(), service, Faulty.strategy(body));
    }

    /** The row as far as the trial's own JVM fills it in. */
    Row row(Offered offered) {
        return Parameters.row(cell).putAll(offered.row().values());
    }

    /** A verdict in one line, its reasons first. */
    static String verdict(Row row) {
        Verdict verdict = Checks.judge(row);
        return (String.join("; ", verdict.reasons()) + " " + verdict.level()).strip();
    }
}
