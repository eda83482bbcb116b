package slowcall.trial;

import java.util.List;
import java.util.stream.Stream;
import slowcall.measure.HeldMemory;
import slowcall.measure.Probes;
import slowcall.result.Column;

/** The columns of {@code trials.csv}, in their order: each part of a trial declares its own. */
public final class TrialColumns {
    private TrialColumns() {}

    public static List<Column> all() {
        return Stream.of(
                        Parameters.COLUMNS,
                        CommonStart.COLUMNS,
                        Steadiness.COLUMNS,
                        Load.COLUMNS,
                        Recovery.COLUMNS,
                        List.of(Sessions.TURNS),
                        Latencies.COLUMNS,
                        UserWaits.COLUMNS,
                        Applied.COLUMNS,
                        Relaying.COLUMNS,
                        Probes.columns(TrialProbes.all()),
                        PerRequest.COLUMNS,
                        ProcessCosts.COLUMNS,
                        Holding.COLUMNS,
                        HeldMemory.COLUMNS,
                        ServiceSide.COLUMNS,
                        LedgerJoin.COLUMNS,
                        Headroom.COLUMNS,
                        OtherProcesses.COLUMNS,
                        Utilisations.COLUMNS,
                        LimitedBy.COLUMNS,
                        Judgement.COLUMNS)
                .flatMap(List::stream)
                .toList();
    }
}
