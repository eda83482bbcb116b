package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against an order of cells that is the same in every block: what drifts within a block would be a difference of cells. */
class PlanTest {
    private static final int BLOCKS = 60;

    private static Plan plan(int cells) {
        String rates = IntStream.rangeClosed(1, cells)
                .mapToObj("{\"constant\": %d}"::formatted)
                .toList()
                .toString();
        return PlanFile.parse("order", """
                {"seed": 20260401, "cells": [{"strategy": "virtual-threads", "delay": "20ms", "arrivals": %s}]}""".formatted(rates));
    }

    private static List<String> order(Plan plan, int block) {
        return plan.shuffled(block).stream().map(Cell::id).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 8})
    void everyCellIsFirstAndLastInSomeBlock(int cells) {
        Plan plan = plan(cells);
        Set<String> first = new TreeSet<>();
        Set<String> last = new TreeSet<>();
        for (int block = 1; block <= BLOCKS; block++) {
            first.add(order(plan, block).getFirst());
            last.add(order(plan, block).getLast());
        }
        assertEquals(cells, first.size());
        assertEquals(cells, last.size());
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        assertEquals(order(plan(8), 3), order(plan(8), 3));
        assertTrue(IntStream.range(1, BLOCKS)
                .anyMatch(block -> !order(plan(8), block).equals(order(plan(8), 3))));
    }
}
