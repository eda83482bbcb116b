package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Trials;

/** Ten thousand tasks wait at any time. The kernel switches to a platform thread and from it; virtual threads are switched by their carriers, and the kernel hears of those only. */
@AutoService(Claim.class)
public final class C15ThreadsCostSwitching implements Claim {
    private static final double TIMES = 2;
    private static final String CPU = "cpu_us_per_request";

    @Override
    public int number() {
        return 15;
    }

    @Override
    public String says() {
        return "Many threads cost time of processors to schedule them";
    }

    @Override
    public String term() {
        return "CPU 스케줄링 부하";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(Crowded.tenThousand(Crowded.PLATFORM, size), Crowded.tenThousand(Crowded.VIRTUAL, size));
    }

    @Override
    public Finding examine(Bench bench) {
        Trials trials = bench.trials();
        CellText platform = Crowded.tenThousand(Crowded.PLATFORM, bench.size());
        CellText virtual = Crowded.tenThousand(Crowded.VIRTUAL, bench.size());
        return Finding.of(
                        Expectation.of(
                                "context switches of a task on a platform thread, times those on a virtual one",
                                "",
                                trials.ratio(virtual, platform, Crowded.SWITCHES),
                                Range.atLeast(TIMES)),
                        Expectation.of(
                                "processor time of a task on a platform thread, times that on a virtual one",
                                "",
                                trials.ratio(virtual, platform, CPU),
                                Range.atLeast(1)))
                .with(
                        trials.sample(platform, Crowded.SWITCHES).figure("switches on platform threads", "per task"),
                        trials.sample(virtual, Crowded.SWITCHES).figure("switches on virtual threads", "per task"),
                        trials.sample(platform, CPU).figure("processor time on platform threads", "µs per task"),
                        trials.sample(virtual, CPU).figure("processor time on virtual threads", "µs per task"))
                .remarking(
                        "Both have the switches of the generator that hands the tasks over, about one each, and its processor"
                                + " time: so the first ratio would be larger without it, and of the second only the direction is predicted.");
    }
}
