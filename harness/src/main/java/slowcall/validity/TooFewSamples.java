package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** A steady load that has not a single quantile. */
final class TooFewSamples implements Check {
    private static final Threshold ENDED = new Threshold(
            "requests with a latency",
            Threshold.Side.BELOW,
            200,
            "",
            Verdict.Level.SUSPECT,
            "a quantile needs 100 samples beyond it, so that a p50 needs 200; a single higher quantile that is blank for the"
                    + " same reason is no finding");

    @Override
    public String code() {
        return "too-few-samples";
    }

    @Override
    public String looksAt() {
        return "Requests with a latency, ok + timeouts, in stable rows of steady loads";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(ENDED);
    }

    @Override
    public String remedy() {
        return "measure for longer or at a higher rate: a p50 needs 200 requests, a p99 10,000";
    }

    @Override
    public boolean judges(Row row) {
        var cell = new Circumstances(row);
        return cell.steady() && cell.stable() && !cell.isControl() && cell.knows("ok");
    }

    @Override
    public List<Finding> look(Row row) {
        return ENDED.judge((double) (row.count("ok") + row.count("timeouts")), ENDED.limit());
    }
}
