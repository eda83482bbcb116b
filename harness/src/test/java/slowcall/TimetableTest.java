package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.plan.Shard;

/** Guards against generators that do not agree on when a trial starts, or on a time by which no machine can be ready. */
class TimetableTest {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    private static final Plan PLAN = PlanFile.parse("times", """
            {"seed": 5, "blocks": 2, "cells": [{"strategy": ["virtual-threads", "async-client"], "delay": "20ms",
              "arrivals": {"constant": 50}, "warmup": "20s", "measure": "30s", "timeout": "5s"}]}""");

    @Test
    void everyTrialHasTheTimeThatItMayTake() {
        Timetable table = new Timetable(PLAN, NOON, Duration.ofSeconds(10));
        Instant before = NOON;
        boolean first = true;
        for (int block = 1; block <= 2; block++) {
            for (Cell cell : PLAN.shuffled(block)) {
                Duration since = Duration.between(before, table.start(block, cell));
                assertTrue(since.compareTo(Duration.ofSeconds(first ? 20 : 20 + 30 + 5 + 30)) >= 0, since.toString());
                before = table.start(block, cell);
                first = false;
            }
        }
        assertTrue(table.end().isAfter(before.plusSeconds(35)));
    }

    @Test
    void allGeneratorsHaveTheSame() {
        Cell cell = PLAN.cells().getFirst();

        assertEquals(
                Timetable.of(PLAN, NOON).start(2, cell),
                Timetable.of(PLAN, NOON).start(2, cell));
        assertThrows(
                IllegalArgumentException.class, () -> Timetable.of(PLAN, NOON).start(3, cell));
    }

    @Test
    void aLoadHasAnIdThatItsGeneratorsShare() {
        JointLoad first = new JointLoad(new Shard(1, 2), NOON);

        assertEquals(first.id(PLAN), new JointLoad(new Shard(2, 2), NOON).id(PLAN));
        assertNotEquals(first.id(PLAN), new JointLoad(new Shard(1, 3), NOON).id(PLAN));
        assertNotEquals(first.id(PLAN), new JointLoad(new Shard(1, 2), NOON.plusSeconds(1)).id(PLAN));
        assertEquals(first.clock(PLAN), new JointLoad(new Shard(2, 2), NOON).clock(PLAN));
        assertEquals(Timetable.of(PLAN, NOON).end(), first.end(PLAN));
    }
}
