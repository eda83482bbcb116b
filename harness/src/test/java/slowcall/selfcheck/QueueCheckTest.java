package slowcall.selfcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.load.Schedule;
import slowcall.stats.QueueReplay;
import slowcall.stats.Queueing;
import slowcall.stats.WaitingTime;

/** Guards the judging of queues: what waits as theory says passes, in virtual time, and what does not fails. */
class QueueCheckTest {
    private static final int FIXED = 0;
    private static final int EXPONENTIAL = 1;

    /** What a perfect harness would measure in a full check, with waits distorted. */
    private static List<QueueRun> runs(int check, LongUnaryOperator distortion) {
        QueueCheck queue = (QueueCheck) QueueCheck.all().get(check);
        List<QueueRun> runs = new ArrayList<>();
        for (int run = 1; run <= Scale.FULL.queueRuns(); run++) {
            Schedule schedule = queue.schedule(Scale.FULL.queueRun(), run);
            long[] arrivals = new long[schedule.size()];
            for (int i = 0; i < arrivals.length; i++) {
                arrivals[i] = schedule.offsetNanos(i);
            }
            long[] services = queue.services(arrivals.length, run);
            Histogram waits = new Histogram(1, 600_000_000, 3);
            LongStream.of(QueueReplay.waits(arrivals, services, QueueCheck.SERVERS))
                    .map(distortion)
                    .forEach(wait -> waits.recordValue((wait + 500) / 1000));
            runs.add(new QueueRun(arrivals, services, waits));
        }
        return runs;
    }

    private static List<String> failed(int check, LongUnaryOperator distortion, boolean byTheory) {
        List<Answer> answers = new QueueJudge(check == EXPONENTIAL).judge(runs(check, distortion), byTheory);
        return answers.stream()
                .filter(answer -> answer.verdict() == Answer.Verdict.FAIL)
                .map(answer -> answer.quantity() + answer.predicted() + "/" + answer.measured())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {FIXED, EXPONENTIAL})
    void aPerfectHarnessPasses(int check) {
        assertEquals(List.of(), failed(check, wait -> wait, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {FIXED, EXPONENTIAL})
    void theSeedsDrawSchedulesThatWaitAsTheorySays(int check) {
        List<QueueRun> runs = runs(check, wait -> wait);
        double rate = runs.stream().mapToDouble(QueueRun::rate).average().orElseThrow();
        double service =
                runs.stream().mapToDouble(QueueRun::serviceSeconds).average().orElseThrow();
        double waited =
                runs.stream().mapToDouble(QueueRun::waitMillis).average().orElseThrow();
        WaitingTime theory =
                check == EXPONENTIAL ? Queueing.exponential(8, rate, service) : Queueing.fixed(8, rate, service);

        assertEquals(theory.mean() * 1000, waited, theory.mean() * 1000 * 0.01);
    }

    @ParameterizedTest
    @ValueSource(ints = {FIXED, EXPONENTIAL})
    void everyRunHasTenThousandRequests(int check) {
        for (QueueRun run : runs(check, wait -> wait)) {
            assertTrue(run.arrivals().length >= 10_000, () -> "only " + run.arrivals().length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FIXED, EXPONENTIAL})
    void waitsThatAreATenthTooLongFail(int check) {
        List<String> failed = failed(check, wait -> wait * 11 / 10, true);

        // By theory and by the replay; the interval over ten runs may be wider than that.
        assertTrue(failed.size() >= 3, failed::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {FIXED, EXPONENTIAL})
    void aQuickCheckJudgesByTheReplayOnly(int check) {
        List<String> failed = failed(check, wait -> wait * 11 / 10, false);

        assertEquals(2, failed.size(), failed::toString);
    }

    /** A thread that is woken for each request: 50 µs for everyone, and as much less idle time. */
    @ParameterizedTest
    @ValueSource(ints = {FIXED, EXPONENTIAL})
    void theHandOverToAnIdleServerIsNoWait(int check) {
        List<QueueRun> handedOver = runs(check, wait -> wait).stream()
                .map(run -> {
                    long[] taken = LongStream.of(run.services())
                            .map(service -> service + 50_000)
                            .toArray();
                    Histogram waits = new Histogram(1, 600_000_000, 3);
                    LongStream.of(QueueReplay.waits(run.arrivals(), taken, QueueCheck.SERVERS))
                            .forEach(wait -> waits.recordValue((wait + 50_500) / 1000));
                    return new QueueRun(run.arrivals(), run.services(), waits);
                })
                .toList();

        List<Answer> answers = new QueueJudge(check == EXPONENTIAL).judge(handedOver, true);

        assertTrue(answers.stream().noneMatch(answer -> answer.verdict() == Answer.Verdict.FAIL), answers::toString);
    }

    @Test
    void serversThatAreOverloadedFailInsteadOfBeingPredicted() {
        List<QueueRun> slow = runs(FIXED, wait -> wait).stream()
                .map(run -> new QueueRun(
                        run.arrivals(),
                        LongStream.of(run.services()).map(nanos -> nanos * 2).toArray(),
                        run.waits()))
                .toList();

        List<Answer> answers = new QueueJudge(false).judge(slow, true);

        assertEquals(Answer.Verdict.FAIL, answers.getLast().verdict());
    }
}
