package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.ThreeSinks;

/** The same rows, made into messages, for a database, a broker, and the service: each gets what was committed. */
@AutoService(Claim.class)
public final class C45Sinks implements Claim {
    @Override
    public int number() {
        return 45;
    }

    @Override
    public String says() {
        return "A processor transforms changes and forwards them to a database, messages, or an API";
    }

    @Override
    public String term() {
        return "DB, 메시징, API";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(sinks(size));
    }

    static ThreeSinks sinks(Size size) {
        return new ThreeSinks(size.choose(50, 1000));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        ThreeSinks.Arrived arrived = bench.observe(sinks(bench.size()));
        return Finding.of(
                        Expectation.holds(
                                "the database has all that was committed, and nothing else", arrived.database()),
                        Expectation.holds("the broker has", arrived.messages()),
                        Expectation.holds("the service has", arrived.service()),
                        Expectation.counted("logins that were committed", "", arrived.committed(), Range.atLeast(1)))
                .remarking(
                        "Held against each other by SHA-256 of all that each of them keeps, as often as it came: of the database"
                                + " ids and users, of the broker the delays as well, of the service ids.");
    }
}
