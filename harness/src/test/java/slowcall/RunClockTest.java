package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;

/** Guards against a service that is colder in one part of a run than in another. */
class RunClockTest {
    /** Of one cell, whose trial's JVM and what is around it take three seconds. */
    private static Plan plan(int blocks, String measure) {
        return PlanFile.parse("clock", """
                {"blocks": %d, "cells": [{"strategy": "virtual-threads", "arrivals": {"constant": 50}, "delay": "0ms",
                  "connections": 0, "warmup": "0s", "measure": "%s"}]}""".formatted(blocks, measure));
    }

    private static RunClock clock(Plan plan) {
        return new RunClock(plan, new SilentListener(), true, 0, Duration.ZERO);
    }

    private static Duration worthWarming(int blocks, String measure) {
        return clock(plan(blocks, measure)).worthWarming();
    }

    @Test
    void aBlocksServiceIsWarmedForHalfOfItsTrialsTime() {
        assertEquals(Duration.ofSeconds(30), worthWarming(1, "57s"));
        assertEquals(Duration.ofSeconds(30), worthWarming(10, "57s"));
        assertEquals(Duration.ofSeconds(2), worthWarming(3, "1s"));
    }

    @Test
    void theLastBlocksOfAnInterruptedRunAreNoColder() {
        Plan plan = plan(10, "57s");
        RunClock resumed = clock(plan);
        for (int block = 1; block < 10; block++) {
            resumed.trialSkipped(plan.cells().getFirst());
            resumed.blockSkipped();
        }

        assertEquals(Duration.ofSeconds(30), resumed.worthWarming());
    }
}
