package slowcall.validity;

import java.util.List;
import java.util.OptionalDouble;
import slowcall.jvm.CompilerThreads;
import slowcall.result.Row;

/** Compilers that are busy while it is measured: the code is not yet the one that will run, and they take processors. */
final class Compiling implements Check {
    private static final Threshold SHARE = Threshold.suspect(
            "compiler",
            100 * CompilerThreads.QUIET_SHARE,
            "% of a processor",
            "the figure at which a warm-up counts as over: compilers that are busy take 25 to 60 %, and when what runs often is"
                    + " compiled a few. More means that code was being replaced while it was measured, by threads that"
                    + " compete with the requests for processors");

    @Override
    public String code() {
        return "compiling";
    }

    @Override
    public String looksAt() {
        return "The just-in-time compiler's CPU time while requests are offered: jit_cpu_cores; not where requests are held";
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
        return new Circumstances(row).timed() && new Circumstances(row).knows("jit_cpu_cores");
    }

    @Override
    public List<Finding> look(Row row) {
        return SHARE.judge(OptionalDouble.of(100 * row.number("jit_cpu_cores").orElseThrow()));
    }
}
