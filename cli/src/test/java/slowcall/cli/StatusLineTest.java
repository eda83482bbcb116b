package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import slowcall.Overcommitment;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/** Guards a log without control characters, and a terminal line that never wraps. */
class StatusLineTest {
    private final StringWriter out = new StringWriter();
    private final Kept kept = new Kept();

    private static Plan plan() {
        Cell cell = PlanFile.parse("quick", """
                        {"cells": [{"strategy": "virtual-threads", "arrivals": {"constant": 1000}, "delay": "200ms",
                                    "connections": 0, "warmup": "0s", "measure": "1s", "timeout": "1s"}]}""").cells().getFirst();
        return new Plan("quick", 1, 33, List.of(cell), "{}");
    }

    private static Row row() {
        return new Row()
                .putAll(Map.of("strategy", "virtual-threads", "shape", "single", "arrivals", "constant-1000"))
                .putAll(Map.of("delay", "fixed-200ms", "throughput_rps", "998.7", "completed_p50_ms", "202.1"))
                .putAll(Map.of("excess_p50_ms", "2.1", "regime", "stable", "verdict", "VALID"));
    }

    private StatusLine line(OptionalInt width) {
        return new StatusLine(new PrintWriter(out), new Terminal(width, false), kept);
    }

    private void run(OptionalInt width, Row row) {
        var line = line(width);
        Plan plan = plan();
        line.runStarting(plan, Path.of("folder"));
        line.blockStarting(1);
        line.trialStarting(7, 1, plan.cells().getFirst());
        line.trialPhase("measuring", Duration.ofSeconds(151));
        line.trialFinished(row);
    }

    @Test
    void leavesALineForEachTrial() {
        run(OptionalInt.empty(), row());
        List<String> lines = out.toString().lines().toList();
        assertEquals(
                "[ 7/33] virtual-threads single constant-1000 fixed-200ms  998.7/s  p50 202.1 ms  excess p50 2.1 ms"
                        + "  stable VALID",
                lines.getLast());
        assertEquals(
                "[ 7/33] block 1/33  virtual-threads single constant-1000 fixed-200ms", lines.get(lines.size() - 2));
        assertFalse(out.toString().contains("\r"));
        assertFalse(out.toString().contains("measuring"));
    }

    @Test
    void saysOnceWhereTheResultsOfSeveralPlansAre() {
        var line = line(OptionalInt.empty());
        line.runStarting(plan(), Path.of("folder"));
        line.runStarting(plan(), Path.of("folder"));

        assertEquals(1, out.toString().lines().filter("results: folder"::equals).count());
        assertEquals(
                2, out.toString().lines().filter(l -> l.startsWith("plan ")).count());
    }

    @Test
    void leavesOutWhatIsUnknown() {
        Row failed = new Row().putAll(Map.of("strategy", "sync", "status", "FAILED", "reasons", "TRIAL_TIMEOUT"));
        run(OptionalInt.empty(), failed);
        assertEquals(
                "[ 7/33] sync  FAILED  TRIAL_TIMEOUT",
                out.toString().lines().toList().getLast());
    }

    @Test
    void rewritesOneLineOnATerminal() {
        run(OptionalInt.of(60), row());
        assertTrue(
                out.toString().contains("\r[ 7/33] block 1/33  measuring  ETA 02:31  virtual-thread"), out::toString);
        // What stays may wrap; what is written over must not, or its first line would stay behind.
        String writtenOver = out.toString().replaceAll("[^\r\n]*\n", "");
        assertTrue(writtenOver.contains("measuring"), writtenOver);
        for (String shown : writtenOver.split("\r", -1)) {
            assertTrue(shown.length() < 60, shown);
        }
    }

    @Test
    void saysWhatTheServiceKeepsUpWithAndWhichCellsAreTooMuchForIt() {
        var line = line(OptionalInt.empty());
        Plan plan = plan();
        line.runStarting(plan, Path.of("folder"));
        line.blockStarting(1);
        line.calibrationStarting();
        line.calibrationStep("service-rate 640/s", Duration.ofSeconds(151));
        Cell cell = plan.cells().getFirst();
        line.calibrationFinished(
                Optional.of(new ServiceCapacity(OptionalDouble.of(1200), 1.5)),
                List.of(
                        new Overcommitment(cell, 1000, 1200),
                        new Overcommitment(cell, Double.POSITIVE_INFINITY, 1200)));

        List<String> lines = out.toString().lines().toList();
        assertEquals(
                List.of(
                        "block 1/33: calibrating",
                        "calibrated: the service keeps up with 1200 calls/s beside a client",
                        "too much for the service: virtual-threads single constant-1000 fixed-200ms plans 1000 calls/s of its"
                                + " 1200; its rows will be INVALID: lower the rate, or give the service more processors or threads",
                        "too much for the service: virtual-threads single constant-1000 fixed-200ms plans as many calls/s as"
                                + " the service answers of its 1200; its rows will be INVALID: lower the rate, or give the service"
                                + " more processors or threads"),
                lines.subList(3, lines.size()));
    }

    @Test
    void namesTheFirstBlockAndNoCapacityWhereThereIsNoService() {
        var line = line(OptionalInt.empty());
        line.runStarting(plan(), Path.of("folder"));
        line.calibrationStarting();
        line.calibrationFinished(Optional.empty(), List.of());

        List<String> lines = out.toString().lines().toList();
        assertEquals(
                List.of("block 1/33: calibrating", "calibrated: clock and generator only, the plan calls no service"),
                lines.subList(2, lines.size()));
    }

    @Test
    void saysThatTheServiceKeptUpWithNothing() {
        var line = line(OptionalInt.of(60));
        line.runStarting(plan(), Path.of("folder"));
        line.blockStarting(1);
        line.calibrationStep("wait", Duration.ofSeconds(151));
        line.calibrationFinished(Optional.of(new ServiceCapacity(OptionalDouble.empty(), 1.5)), List.of());

        assertTrue(out.toString().contains("\rblock 1/33: calibrating  ETA 02:31  wait"), out::toString);
        assertTrue(
                out.toString().contains("calibrated: the service kept up with none of the rates tried"), out::toString);
    }

    @Test
    void whateverElseGoesOnSharesTheLine() {
        var line = line(OptionalInt.of(60));
        line.show("benchmark 1/46");
        line.show("benchmark 2/46");
        assertEquals("\rbenchmark 1/46\rbenchmark 2/46", out.toString());
    }

    @Test
    void anEndInTheMiddleLeavesNoHalfLine() {
        var line = line(OptionalInt.of(60));
        line.blockStarting(1);
        line.close();
        assertTrue(out.toString().endsWith(" \r"), out::toString);
    }

    @Test
    void saysNothingMoreOnceItHasEnded() {
        var line = line(OptionalInt.of(60));
        line.blockStarting(1);
        line.end();
        line.trialPhase("measuring", Duration.ofSeconds(151));
        line.print("a line");

        assertTrue(out.toString().endsWith(" \r"), out::toString);
    }

    @Test
    void notesWhatIsKept() {
        run(OptionalInt.empty(), row());

        assertEquals("interrupted; 1 of 33 trials are finished and kept in folder", kept.words(""));
    }
}
