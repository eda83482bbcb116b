package slowcall.trial;

import slowcall.plan.Cell;
import slowcall.plan.Exchange;
import slowcall.plan.PlanFile;

/** Cells for tests. */
final class Cells {
    private Cells() {}

    /** A thousand requests per second, 200 ms each, by a strategy as plans name it. */
    static Cell of(String strategy) {
        return PlanFile.parse("test", """
                        {
                          "name": "test", "seed": 1, "blocks": 1,
                          "cells": [{"strategy": %s, "arrivals": {"constant": 1000}, "delay": "200ms",
                            "warmup": "1s", "measure": "9s", "timeout": "10s", "heap": "512m", "gc": "g1"}],
                        }
                        """.formatted(strategy)).cells().getFirst();
    }

    /** The same by another client, or with another limit on its connections. */
    static Cell through(Exchange exchange, Cell cell) {
        return new Cell(
                cell.strategy(),
                cell.settings(),
                cell.awaits(),
                cell.shape(),
                cell.users(),
                cell.arrivals(),
                cell.service(),
                cell.outage(),
                cell.serviceThreads(),
                exchange,
                cell.connections(),
                cell.work(),
                cell.cancels(),
                cell.timing(),
                cell.jvm(),
                cell.probes(),
                cell.position());
    }
}
