package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.Kills;

/** SIGKILL after the commit, and in full size before it and at every place of the relay: there are both, row and message, or neither. */
@AutoService(Claim.class)
public final class C30OneTransaction implements Claim {
    @Override
    public int number() {
        return 30;
    }

    @Override
    public String says() {
        return "Row and message are committed in one transaction: there are both or neither";
    }

    @Override
    public String term() {
        return "하나의 트랜잭션";
    }

    private static final List<String> RELAY = List.of("before-send", "after-send", "before-mark", "after-mark");

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(kills(size).toArray(Kills[]::new));
    }

    static List<Kills> kills(Size size) {
        List<Kills> kills = new ArrayList<>();
        kills.add(KilledAt.betweenCommitAndSend(size));
        if (size == Size.FULL) {
            kills.add(KilledAt.beforeTheCommit(size));
            RELAY.forEach(point -> kills.add(KilledAt.relay(point, size)));
        }
        return kills;
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        List<Expectation> expectations = new ArrayList<>();
        int rows = 0;
        int points = 0;
        int met = 0;
        for (Kills each : kills(bench.size())) {
            Kills.Outcome outcome = bench.observe(each);
            rows += outcome.harm().rowsWithoutPoints();
            points += outcome.harm().pointsWithoutRows();
            met += outcome.harm().kills();
            expectations.add(Expectation.counted(
                    "harm done without protection where " + each.place() + " has it",
                    "",
                    outcome.unprotected().sum(),
                    Range.atLeast(1)));
        }
        expectations.add(
                Expectation.counted("logins that are committed and never got points", "", rows, Range.exactly(0)));
        expectations.add(
                Expectation.counted("logins that got points and are not committed", "", points, Range.exactly(0)));
        return Finding.of(expectations).with(Figure.counted("kills that met something", "", met));
    }
}
