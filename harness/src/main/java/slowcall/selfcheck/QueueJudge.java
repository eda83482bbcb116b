package slowcall.selfcheck;

import static slowcall.selfcheck.Answer.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import slowcall.stats.MeanInterval;
import slowcall.stats.QueueReplay;
import slowcall.stats.Queueing;
import slowcall.stats.WaitingTime;

/** Holds the waits of several runs against theory, and against a replay of the very same arrivals in virtual time. */
final class QueueJudge {
    private static final double TOLERANCE = 0.05;

    /** Long enough to be no hand-over, in milliseconds. */
    private static final double A_WAIT = 1;

    private static final String REPLAY =
            "the same arrivals and service times in virtual time (Kiefer and Wolfowitz 1955)";

    private final boolean exponential;

    QueueJudge(boolean exponential) {
        this.exponential = exponential;
    }

    private String source() {
        return exponential
                ? "M/M/8 at the measured rate and service time (Erlang 1917)"
                : "M/D/8 at the measured rate and service time (Crommelin 1932, Franx 2001)";
    }

    /**
     * Judges.
     *
     * @param byTheory whether there are enough requests to be judged by a formula as well
     */
    List<Answer> judge(List<QueueRun> runs, boolean byTheory) {
        double rate = mean(runs, QueueRun::rate);
        double service = mean(runs, QueueRun::serviceSeconds);
        double handOver = mean(runs, QueueRun::handOverMillis);
        if (rate * (service + handOver / 1000) >= QueueCheck.SERVERS) {
            // A machine this slow leaves no steady state to be predicted.
            return List.of(inputs(rate, service, handOver), overloaded(rate * (service + handOver / 1000)));
        }
        WaitingTime theory = theory(rate, service + handOver / 1000);
        double predicted = theory.mean() * 1000 + handOver;
        MeanInterval measured =
                MeanInterval.of(runs.stream().mapToDouble(QueueRun::waitMillis).toArray());

        List<Answer> byFormula = new ArrayList<>();
        byFormula.add(Answer.within(TOLERANCE, "mean wait (ms)", predicted, measured.mean(), source()));
        byFormula.add(new Answer(
                "95 % interval of the runs' mean waits (ms)",
                number(predicted),
                number(measured.low()) + " to " + number(measured.high()),
                "holds the prediction",
                Answer.Verdict.of(measured.contains(predicted)),
                source()));
        List<Answer> answers = new ArrayList<>();
        answers.add(inputs(rate, service, handOver));
        for (Answer answer : byFormula) {
            answers.add(byTheory ? answer : answer.unjudged("too few requests"));
        }
        double beyond = theory.beyond(Math.max(0, A_WAIT - handOver) / 1000);
        answers.add(Answer.within(
                        TOLERANCE,
                        "share that waits over 1 ms",
                        beyond,
                        mean(runs, run -> run.waitedBeyond(A_WAIT)),
                        source())
                .unjudged("for the eye"));
        answers.add(Answer.within(
                        TOLERANCE,
                        "95th percentile of the wait (ms)",
                        theory.quantile(.95) * 1000 + handOver,
                        mean(runs, run -> run.waitMillis(.95)),
                        source())
                .unjudged("for the eye"));
        answers.add(Answer.within(
                TOLERANCE, "mean wait (ms)", mean(runs, QueueJudge::replayedMean), measured.mean(), REPLAY));
        answers.add(Answer.within(
                TOLERANCE,
                "95th percentile of the wait (ms)",
                mean(runs, run -> QueueReplay.quantile(run.replayed(), .95) / 1e6),
                mean(runs, run -> run.waitMillis(.95)),
                REPLAY));
        return answers;
    }

    /** What the theory is asked about; nominally 280/s and 20 ms. */
    private static Answer inputs(double rate, double service, double handOver) {
        return new Answer(
                "arrivals per second, service (ms), hand-over (ms)",
                "280, 20, 0",
                number(rate) + ", " + number(service * 1000) + ", " + number(handOver),
                "for the eye",
                Answer.Verdict.UNJUDGED,
                "the plan");
    }

    private Answer overloaded(double load) {
        return new Answer(
                "load (Erlang)", "5.600", number(load), "below " + QueueCheck.SERVERS, Answer.Verdict.FAIL, source());
    }

    private WaitingTime theory(double rate, double service) {
        return exponential
                ? Queueing.exponential(QueueCheck.SERVERS, rate, service)
                : Queueing.fixed(QueueCheck.SERVERS, rate, service);
    }

    private static double replayedMean(QueueRun run) {
        return LongStream.of(run.replayed()).average().orElseThrow() / 1e6;
    }

    private static double mean(List<QueueRun> runs, ToDoubleFunction<QueueRun> figure) {
        return Arrays.stream(runs.stream().mapToDouble(figure).toArray())
                .average()
                .orElseThrow();
    }
}
