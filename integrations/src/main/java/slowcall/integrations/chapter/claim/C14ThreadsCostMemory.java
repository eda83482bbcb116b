package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Stream;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Trials;
import slowcall.result.Row;

/** Tasks that wait, each on a thread of its own. A platform thread has a stack of the kernel's making, a virtual thread one on the heap that is as large as it has to be. */
@AutoService(Claim.class)
public final class C14ThreadsCostMemory implements Claim {
    private static final double TIMES = 10;

    @Override
    public int number() {
        return 14;
    }

    @Override
    public String says() {
        return "Many threads cost memory";
    }

    @Override
    public String term() {
        return "메모리 사용량 증가";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(Blocked.cells(Blocked.PLATFORM, size))
                .and(Budget.ofCells(Blocked.cells(Blocked.VIRTUAL, size)))
                .and(Budget.ofCells(Blocked.limit(size)));
    }

    @Override
    public Finding examine(Bench bench) {
        Trials trials = bench.trials();
        List<CellText> platform = Blocked.cells(Blocked.PLATFORM, bench.size());
        List<CellText> virtual = Blocked.cells(Blocked.VIRTUAL, bench.size());
        return Finding.of(Expectation.of(
                        "memory of a task that waits on a platform thread, times that on a virtual one",
                        "",
                        Blocked.ratio(trials, virtual, platform),
                        Range.atLeast(TIMES)))
                .with(
                        Blocked.bytesPerTask(trials, platform).figure("memory on a platform thread", "bytes"),
                        Blocked.bytesPerTask(trials, virtual).figure("memory on a virtual thread", "bytes"),
                        most(trials, "platform threads", platform, bench.size()),
                        most(trials, "virtual threads", virtual, bench.size()))
                .remarking("Live heap and the native memory of threads, by the slope over the number of tasks.");
    }

    /** The most that were there at once. */
    private static Figure most(Trials trials, String what, List<CellText> cells, Size size) {
        List<CellText> limit = cells.equals(Blocked.cells(Blocked.PLATFORM, size)) ? Blocked.limit(size) : List.of();
        double most = Stream.concat(cells.stream(), limit.stream())
                .flatMap(cell -> trials.all(cell).stream())
                .mapToDouble((Row row) -> row.number("held").orElse(Double.NaN))
                .filter(held -> !Double.isNaN(held))
                .max()
                .orElse(Double.NaN);
        return Figure.counted("most " + what + " at once", "", most);
    }
}
