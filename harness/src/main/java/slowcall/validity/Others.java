package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** Programs that have nothing to do with the trial. */
final class Others implements Check {
    private static final Threshold CORES = Threshold.suspect(
            "other programs",
            0.1,
            "cores",
            "on the two cores that this is made to run on, one request in twenty finds a processor taken that would have"
                    + " been free. Strict for large machines: absolute, because what disturbs there is not known either");

    @Override
    public String code() {
        return "others";
    }

    @Override
    public String looksAt() {
        return "Processors kept busy by programs other than the trial and its service: others_cpu_cores; not where"
                + " requests are held";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(CORES);
    }

    @Override
    public String remedy() {
        return "end what else runs on the machine, and look with ./slowcall doctor before the next run";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).timed() && new Circumstances(row).knows("others_cpu_cores");
    }

    @Override
    public List<Finding> look(Row row) {
        return CORES.judge(row.number("others_cpu_cores"));
    }
}
