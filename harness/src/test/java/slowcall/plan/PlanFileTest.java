package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Guards against a plan that runs something else than it says: a default, an override or a combination read wrongly. */
class PlanFileTest {
    private static final String SHORTEST = """
            {"cells": [{"strategy": "virtual-threads", "arrivals": {"constant": 400}, "delay": "200ms"}]}""";

    @Test
    void fillsInTheDefaults() {
        Plan plan = PlanFile.parse("plans/my-plan.json", SHORTEST);

        assertEquals("my-plan", plan.name());
        assertEquals(1, plan.seed());
        assertEquals(3, plan.blocks());
        Cell cell = plan.cells().getFirst();
        assertEquals("virtual-threads", cell.strategy());
        assertEquals(Map.of(), cell.settings());
        assertEquals(Awaits.RESULT, cell.awaits());
        assertEquals(new RequestShape.Single(), cell.shape());
        assertEquals(new Arrivals.Constant(400), cell.arrivals());
        assertEquals(new ServiceProfile.Fixed(200), cell.service());
        assertEquals(Exchange.through("jdk"), cell.exchange());
        assertEquals(120, cell.connections());
        assertEquals(new Timing(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(10)), cell.timing());
        assertEquals(TrialJvm.of(512, "g1"), cell.jvm());
    }

    @Test
    void readsEveryFieldOfACell() {
        Plan plan = PlanFile.parse("x.json", """
                {
                  "name": "all",
                  "seed": -7,
                  "blocks": 5,
                  "cells": [
                    {
                      "strategy": {
                        "name": "fixed-pool",
                        "settings": {"pool_size": 160, "queue": "linked", "daemon": true},
                      },
                      "arrivals": {"poisson": 0.5},
                      "shape": {"chain": 3},
                      "delay": {"bimodal": {"fast": "20ms", "slow": "0.5s", "slow-share": 0.1}},
                      "awaits": "handoff",
                      "client": "okhttp",
                      "max-connections": "unlimited",
                      "payload": "4k",
                      "format": "none",
                      "outage": {"after": "3s", "for": "2s", "mode": "hang"},
                      "service": {"container-threads": 10, "async-threads": 500},
                      "target": "none",
                      "cpu": {"time": "1.5ms", "share": 0.25},
                      "pin": "class-init",
                      "cancel": "deadline",
                      "jdk": 25,
                      "parallelism": 2,
                      "max-pool-size": 4,
                      "flags": "-XX:+UseStringDeduplication  -Dkey=value",
                      "probes": "least",
                      "users": 8,
                      "connections": 0,
                      "warmup": "0s",
                      "measure": "1.5m",
                      "timeout": "2500ms",
                      "heap": "1g",
                      "gc": "z",
                    },
                  ],
                }
                """);

        assertEquals("all", plan.name());
        assertEquals(-7, plan.seed());
        assertEquals(5, plan.blocks());
        Cell cell = plan.cells().getFirst();
        assertEquals("fixed-pool", cell.strategy());
        assertEquals(
                Map.of(
                        "pool_size", new Setting("160", new Position("x.json", 9, 35)),
                        "queue", new Setting("linked", new Position("x.json", 9, 49)),
                        "daemon", new Setting("true", new Position("x.json", 9, 69))),
                cell.settings());
        assertEquals(new Position("x.json", 8, 17), cell.position());
        assertEquals(Awaits.HANDOFF, cell.awaits());
        assertEquals(new RequestShape.Chain(3), cell.shape());
        assertEquals(new Arrivals.Poisson(0.5), cell.arrivals());
        assertEquals(new ServiceProfile.Bimodal(20, 500, 0.1), cell.service());
        assertEquals(0, cell.connections());
        assertEquals(new Timing(Duration.ZERO, Duration.ofSeconds(90), Duration.ofMillis(2500)), cell.timing());
        assertEquals(
                new TrialJvm(
                        1024,
                        "z",
                        new Setting("25", new Position("x.json", 25, 14)),
                        2,
                        4,
                        List.of("-XX:+UseStringDeduplication", "-Dkey=value")),
                cell.jvm());
        assertEquals(new Exchange("okhttp", 0, 4096, false), cell.exchange());
        assertEquals(
                Optional.of(new Outage(Duration.ofSeconds(3), Duration.ofSeconds(2), Outage.Mode.HANG)), cell.outage());
        assertEquals(new ServiceThreads(10, 500), cell.serviceThreads());
        assertEquals(new Work(1500, 0.25, Work.Pin.CLASS_INIT), cell.work());
        assertTrue(cell.cancels());
        assertEquals(Probing.LEAST, cell.probes());
        assertEquals(new Users(8), cell.users());
    }

    @Test
    void readsArrivalsThatPass() {
        assertEquals(
                new Arrivals.Step(200, 1000, Duration.ofSeconds(3), Duration.ofMillis(2500)),
                cellWith("""
                        "arrivals": {"step": {"base": 200, "peak": 1000, "after": "3s", "for": "2.5s"}}""").arrivals());
        assertEquals(
                new Arrivals.Hold(1000),
                cellWith("\"arrivals\": {\"hold\": 1000}").arrivals());
    }

    @Test
    void readsWhatSaysThatNothingIsUnusual() {
        Cell usual = cellWith("\"arrivals\": {\"constant\": 1}");
        Cell written = cellWith("""
                "arrivals": {"constant": 1}, "client": "jdk", "max-connections": "unlimited", "payload": "0b", "format": "json",
                "outage": "none", "service": "auto", "cpu": "0ms", "pin": "none", "cancel": "never", "jdk": "same", "parallelism": "auto",
                "max-pool-size": "auto", "flags": "", "probes": "all", "users": 64""");

        assertEquals(usual.variant(), written.variant());
        assertEquals(usual.id(), written.id());
    }

    @Test
    void anArrayOfAnyFactorStandsForACellEach() {
        List<Cell> cells = cells("""
                {"jdks": [25, "21"], "cells": [{
                  "strategy": ["a", "b"],
                  "arrivals": {"constant": 1},
                  "delay": "50ms",
                  "client": ["jdk", "jetty"],
                  "max-connections": ["unlimited", 7],
                  "payload": ["0b", "1m"],
                  "format": ["json", "none"],
                  "gc": ["g1", "z"],
                  "cancel": ["never", "deadline"],
                }]}
                """);

        assertEquals(256, cells.size());
        assertEquals(256, cells.stream().map(Cell::id).distinct().count());
        assertEquals(
                List.of(
                        "a single constant-1 fixed-50ms jdk=25",
                        "b single constant-1 fixed-50ms jdk=25",
                        "a single constant-1 fixed-50ms cancel=deadline;jdk=25",
                        "b single constant-1 fixed-50ms cancel=deadline;jdk=25"),
                cells.stream().limit(4).map(Cell::label).toList());
        assertEquals(
                Set.of("25", "21"),
                cells.stream().map(cell -> cell.jvm().jdk().value()).collect(Collectors.toSet()));
    }

    @Test
    void anArrayOfAnyOtherFactorDoesSoToo() {
        assertEquals(256, cells("""
                        {"cells": [{
                          "strategy": "a",
                          "arrivals": {"constant": 1},
                          "delay": "50ms",
                          "parallelism": ["auto", 2],
                          "max-pool-size": ["auto", 4],
                          "flags": ["", "-XX:LockingMode=1"],
                          "pin": ["none", "monitor"],
                          "cpu": ["0ms", {"time": "500us", "share": 0.5}],
                          "probes": ["all", "least"],
                          "outage": ["none", {"after": "1s", "for": "1s", "mode": "fail"}],
                          "jdk": ["same", "25"],
                        }]}
                        """).stream().map(Cell::id).distinct().count());
    }

    @Test
    void theJdksOfThePlanAreForCellsThatNameNone() {
        List<Cell> cells = cells("""
                {
                  "jdks": [25],
                  "defaults": {"arrivals": {"constant": 1}, "delay": "1s"},
                  "cells": [{"strategy": "a"}, {"strategy": "a", "jdk": "/opt/jdk-26"}]
                }
                """);

        assertEquals("25", cells.get(0).jvm().jdk().value());
        assertEquals("/opt/jdk-26", cells.get(1).jvm().jdk().value());
        assertEquals("jdk=25", cells.get(0).variant("25.0.1+8"));
        assertEquals("jdk=26-ea+3", cells.get(1).variant("26-ea+3"), "no row names a folder");
    }

    @Test
    void aCellsOwnValuesComeBeforeTheDefaults() {
        List<Cell> cells = cells("""
                {
                  "defaults": {"arrivals": {"closed": 4}, "delay": "100ms", "gc": "serial", "heap": "64m"},
                  "cells": [{"strategy": "a"}, {"strategy": "b", "arrivals": {"burst": 9}, "gc": "parallel"}]
                }
                """);

        assertEquals(new Arrivals.Closed(4), cells.get(0).arrivals());
        assertEquals(TrialJvm.of(64, "serial"), cells.get(0).jvm());
        assertEquals(new Arrivals.Burst(9), cells.get(1).arrivals());
        assertEquals(new ServiceProfile.Fixed(100), cells.get(1).service());
        assertEquals(TrialJvm.of(64, "parallel"), cells.get(1).jvm());
    }

    @Test
    void arraysStandForEveryCombinationWithStrategiesSideBySide() {
        List<Cell> cells = cells("""
                {"cells": [{
                  "strategy": ["a", {"name": "b", "settings": {"n": 2}}],
                  "arrivals": [{"constant": 1}, {"burst": 3}],
                  "shape": ["single", {"fan-out": 2}],
                  "delay": ["50ms", {"lognormal": {"median": "10ms", "p99": "90ms"}}]
                }]}
                """);

        assertEquals(
                List.of(
                        "a single constant-1 fixed-50ms",
                        "b(n=2) single constant-1 fixed-50ms",
                        "a single burst-3 fixed-50ms connections-3",
                        "b(n=2) single burst-3 fixed-50ms connections-3",
                        "a fan-out-2 constant-1 fixed-50ms",
                        "b(n=2) fan-out-2 constant-1 fixed-50ms",
                        "a fan-out-2 burst-3 fixed-50ms connections-6",
                        "b(n=2) fan-out-2 burst-3 fixed-50ms connections-6",
                        "a single constant-1 lognormal-10ms-90ms"),
                cells.stream().limit(9).map(Cell::label).toList());
        assertEquals(16, cells.size());
        assertEquals(16, cells.stream().map(Cell::id).distinct().count());
    }

    @Test
    void aCellKeepsItsIdWhereverItStands() {
        Cell one = cells(SHORTEST).getFirst();
        Cell other = PlanFile.parse("elsewhere.json", "\n// moved\n" + SHORTEST)
                .cells()
                .getFirst();

        assertNotEquals(one.position(), other.position());
        assertEquals(one.id(), other.id());
    }

    @Test
    void allowsCommentsTrailingCommasAndAByteOrderMark() {
        assertEquals(
                1,
                cells("\uFEFF/* a\nb */ " + SHORTEST.replace("}]}", "},],} // end"))
                        .size());
    }

    private static Cell cellWith(String fields) {
        return cells("{\"cells\": [{\"strategy\": \"a\", \"delay\": \"1s\", " + fields + "}]}")
                .getFirst();
    }

    private static List<Cell> cells(String text) {
        return PlanFile.parse("plan.json", text).cells();
    }
}
