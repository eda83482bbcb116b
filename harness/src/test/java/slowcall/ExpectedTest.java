package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;

/** Guards against a run that is said to be over sooner than its own timings add up to. */
class ExpectedTest {
    private static Plan plan(int blocks, String further) {
        return PlanFile.parse("expected", """
                {"blocks": %d, "defaults": {"arrivals": {"constant": 50}, "delay": "100ms",
                  "connections": 0, "warmup": "0s", "measure": "10s"}, "cells": [{"strategy": "virtual-threads"%s}]}""".formatted(blocks, further));
    }

    private static Duration ofOneCell(String further) {
        return Expected.of(plan(1, further).cells().getFirst());
    }

    @Test
    void aTrialsWarmUpWindowDelayAndConnectionsAddUp() {
        assertEquals(Duration.ofMillis(3_000 + 10_000 + 100), ofOneCell(""));
        assertEquals(Duration.ofMillis(3_000 + 10_000 + 100 + 7_000), ofOneCell(", \"warmup\": \"7s\""));
        assertEquals(Duration.ofMillis(3_000 + 10_000 + 100 + 500), ofOneCell(", \"connections\": 1000"));
    }

    @Test
    void aBurstHasNoWindow() {
        assertEquals(Duration.ofMillis(3_000 + 300), ofOneCell(", \"arrivals\": {\"burst\": 10}"));
    }

    @Test
    void everyBlockStartsItsServices() {
        assertEquals(Duration.ofMillis(3 * (20_000 + 13_100)), Expected.of(plan(3, "")));
    }

    @Test
    void plansFollowOneAnother() {
        assertEquals(Duration.ofMillis(3 * 33_100 + 33_100), Expected.of(List.of(plan(3, ""), plan(1, ""))));
    }
}
