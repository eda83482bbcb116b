package slowcall.tune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slowcall.load.Schedule;
import slowcall.plan.Plan;
import slowcall.plan.RequestShape;
import slowcall.result.Row;

/** Measures points with trials. */
final class TrialProbe implements Probe {
    private static final String COMPLETED = "completed";

    private final PointsPlan text;
    private final Question question;
    private final TuneRun run;
    private final Set<Point> points = new LinkedHashSet<>();

    TrialProbe(Question question, TuneRun run) {
        this.question = question;
        this.text = new PointsPlan(question);
        this.run = run;
    }

    @Override
    public List<Measurement> measure(String purpose, List<Point> wanted, int blocks, long seed)
            throws IOException, InterruptedException {
        Plan plan = text.plan(wanted, blocks, seed);
        points.addAll(wanted);
        Map<String, Point> byCell = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            byCell.put(plan.cells().get(i).id(), wanted.get(i));
        }
        List<Measurement> measurements = new ArrayList<>();
        for (Row row : run.add(plan)) {
            Point point = byCell.get(row.text("cell_id"));
            if (point == null) {
                throw new IllegalStateException("no point was asked for as cell " + row.text("cell_id"));
            }
            long drawn = plan.seed(Math.toIntExact(row.count("block")));
            requireSchedule(point, drawn, row);
            measurements.add(new Measurement(point, drawn, row, run.histogram(row, COMPLETED)));
        }
        return measurements;
    }

    /** What is replayed must be what the trial met. */
    private void requireSchedule(Point point, long seed, Row row) {
        Schedule drawn = Schedule.draw(
                question.arrivals(point.rate()),
                new RequestShape.Single(),
                question.delay().profile(),
                question.effort().measure(),
                seed);
        String met = row.text("schedule_sha256");
        if (!drawn.sha256().startsWith(met)) {
            throw new IllegalStateException(
                    "the trial of " + point + " met another schedule than seed " + seed + " draws");
        }
    }

    /**
     * All points that were measured, as a plan that measures them anew.
     *
     * @param looked whether a first look is one of its cells
     */
    Plan whole(boolean looked) {
        return text.whole(List.copyOf(points), looked);
    }
}
