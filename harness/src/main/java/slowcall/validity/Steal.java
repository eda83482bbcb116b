package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** Processor time that the host gave to other machines. */
final class Steal implements Check {
    private static final Threshold INVALID = Threshold.invalid(
            "stolen",
            5,
            "%",
            "one moment in twenty without a processor: not only the tail but CPU times and throughput near a limit are the"
                    + " neighbours'");
    private static final Threshold SUSPECT = Threshold.suspect(
            "stolen", 1, "%", "one moment in a hundred, for some milliseconds each: enough to make up a p99");

    @Override
    public String code() {
        return "steal";
    }

    @Override
    public String looksAt() {
        return "Processor time that the hypervisor withheld while measuring: steal_percent; not where requests are held";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(INVALID, SUSPECT);
    }

    @Override
    public String remedy() {
        return "measure on a machine of your own or at a quiet hour, and run more blocks";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).timed() && new Circumstances(row).knows("steal_percent");
    }

    @Override
    public List<Finding> look(Row row) {
        return Threshold.severest(row.number("steal_percent"), INVALID, SUSPECT);
    }
}
