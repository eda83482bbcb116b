package slowcall.validity;

import java.util.List;
import java.util.OptionalDouble;
import slowcall.result.Row;

/** Compilers that are busy while it is measured: the code is not yet the one that will run, and they take processors. */
final class Compiling implements Check {
    private static final Threshold SHARE = Threshold.suspect(
            "compiler's share",
            25,
            "%",
            "compilers fall silent when what runs often is compiled. At a quarter they took a third of what all else in"
                    + " the JVM took: code was being replaced while it was measured, by threads that compete with the"
                    + " requests for processors");

    @Override
    public String code() {
        return "compiling";
    }

    @Override
    public String looksAt() {
        return "The just-in-time compiler's share of the trial JVM's CPU time: jit_cpu_ms ÷ cpu_ms; not where requests are"
                + " held";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(SHARE);
    }

    @Override
    public String remedy() {
        return "warm up for longer, or at a higher rate; compare CPU per request and tails with care";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).timed()
                && new Circumstances(row).knows("jit_cpu_ms")
                && row.number("cpu_ms").orElse(0) > 0;
    }

    @Override
    public List<Finding> look(Row row) {
        double compiler = row.number("jit_cpu_ms").orElseThrow();
        return SHARE.judge(
                OptionalDouble.of(100 * compiler / row.number("cpu_ms").orElseThrow()));
    }
}
