package slowcall.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import slowcall.jvm.ParentWatch;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;

/**
 * A trial's JVM. It reads its order, a line; says {@code PHASE …} as it goes; {@code READY} when it is warm, and waits for {@code
 * GO}, until which it answers {@code CLOCK} with {@code CLOCK t}; {@code STARTS t}, by its monotonic clock, if the service must know
 * when the schedule starts; if it holds requests, {@code HELD n} when all are in flight, and waits for {@code GO} again;
 * {@code OFFERED} when the schedule has been, unless all has ended by then; {@code ENDED} when the last request has; {@code DRAINED}
 * when the strategy is at rest; and then writes its row and ends.
 */
public final class TrialMain {
    private TrialMain() {}

    public static void main(String[] args) {
        ParentWatch parent = ParentWatch.start();
        try {
            run(parent);
        } catch (Throwable e) {
            e.printStackTrace();
            // Not by leaving main, which a strategy's threads would outlive.
            Runtime.getRuntime().halt(1);
        }
        // What a strategy has left running, if it did not drain, ends here.
        Runtime.getRuntime().halt(0);
    }

    private static void run(ParentWatch parent) throws Exception {
        TrialOrder order = new ObjectMapper().readValue(parent.receive(), TrialOrder.class);
        Cell cell = order.cell();
        TrialFiles files = new TrialFiles(Path.of(order.directory()));
        // Such as JFR's: this JVM halts, and what it leaves behind goes with the trial's working files.
        System.setProperty("java.io.tmpdir", order.directory());
        if (cell.arrivals() instanceof Arrivals.Hold hold) {
            new HoldTrial(cell, hold, order, parent, files).run();
        } else if (cell.isBareLoop()) {
            new BareLoopTrial(cell, order, parent, files).run();
        } else {
            new StrategyTrial(cell, order, parent, files).run();
        }
    }
}
