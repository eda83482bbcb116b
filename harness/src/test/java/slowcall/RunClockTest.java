package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import slowcall.plan.PlanFile;

class RunClockTest {
    private static Duration worthWarming(int blocks, String measure) {
        return new RunClock(
                        PlanFile.parse("clock", """
                                {"blocks": %d, "cells": [{"strategy": "virtual-threads", "arrivals": {"constant": 50}, "delay": "0ms",
                                  "connections": 0, "warmup": "0s", "measure": "%s"}]}""".formatted(blocks, measure)),
                        new SilentListener(),
                        true,
                        0,
                        Duration.ZERO)
                .worthWarming();
    }

    @Test
    void aBlocksServiceIsWarmedForHalfOfItsTrialsTime() {
        // A trial's JVM and what is around it take three seconds.
        assertEquals(Duration.ofSeconds(30), worthWarming(1, "57s"));
        assertEquals(Duration.ofSeconds(30), worthWarming(10, "57s"));
        assertEquals(Duration.ofSeconds(2), worthWarming(3, "1s"));
    }
}
