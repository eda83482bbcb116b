package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import slowcall.plan.PlanFile;
import slowcall.plan.ServiceThreads;

/** Guards against a service that runs out of memory under as many calls as a plan keeps in flight. */
class ServiceHeapTest {
    private static final String PLAN = """
            {"defaults": {"delay": "6s", "timeout": "60s"}, "cells": [
              {"strategy": "virtual-threads", "arrivals": {"constant": 10}},
              {"strategy": "virtual-threads", "arrivals": {"hold": 10000}},
              {"strategy": "async-client", "arrivals": {"hold": 1000000}, "client": "sleep"}]}""";

    @Test
    void ordinaryLoadsHaveTheLeast() {
        assertTrue(WireMockService.FLAGS.contains("-Xmx768m"), WireMockService.FLAGS::toString);
        assertEquals(WireMockService.FLAGS, WireMockService.flags(ServiceThreads.AUTO, 4000));
    }

    @Test
    void tenThousandAtOnceHaveMore() {
        assertTrue(WireMockService.flags(ServiceThreads.AUTO, 10_000).contains("-Xms1968m"));
        assertTrue(WireMockService.flags(ServiceThreads.AUTO, 10_000).contains("-Xmx1968m"));
    }

    @Test
    void whatCountsIsTheMostThatACellSendsToIt() {
        assertEquals(10_000, PlanFile.parse("holds", PLAN).mostCallsAtOnce());
    }
}
