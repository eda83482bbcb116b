package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slowcall.plan.Refusals.refusesCell;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards the wall around what is real: where it is, what it may be sent, and that both are known beforehand. */
class TargetTest {
    private static final String TARGET = "`target`: `http://127.0.0.1:8080/slow`, ";

    private static Cell cell(String fields) {
        return PlanFile.parse(
                        "plan.json",
                        ("{`cells`: [{`strategy`: `virtual-threads`, `arrivals`: {`constant`: 40}, `delay`: `50ms`, `target`: "
                                        + fields + "}]}")
                                .replace('`', '"'))
                .cells()
                .getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/slow?a=b",
                "http://127.255.255.254",
                "HTTP://LocalHost:1/",
                "http://[::1]:65535/x"
            })
    void whatIsOnThisMachineForCertainMayBeCalled(String written) {
        Target target = Target.parse(written);

        assertTrue(target.isLoopback());
        assertEquals(written, target.toString());
        AllowedTargets.ON_THIS_MACHINE.require(target, Position.NONE);
    }

    /** Names that may mean this machine today, addresses that look like its own, and other ways to write both. */
    @ParameterizedTest
    @CsvSource({
        "http://192.168.0.7:8080/x, 192.168.0.7:8080",
        "http://Example.org/x, example.org:80",
        "http://localhost.example.org:81, localhost.example.org:81",
        "http://127.0.0.1.example.org, 127.0.0.1.example.org:80",
        "http://0.0.0.0:80, 0.0.0.0:80",
        "http://[::ffff:127.0.0.1]:80, [::ffff:127.0.0.1]:80",
        "http://[::]:8080/, [::]:8080",
        "http://10.127.0.1:8080, 10.127.0.1:8080",
        "http://2130706433/, 2130706433:80"
    })
    void whatIsElsewhereMayBeCalledOnlyIfItsHostAndPortAreNamed(String written, String place) {
        Target target = Target.parse(written);

        assertFalse(target.isLoopback());
        assertEquals(place, target.place());
        PlanException refusal =
                assertThrows(PlanException.class, () -> AllowedTargets.ON_THIS_MACHINE.require(target, Position.NONE));
        assertEquals(
                "target " + written + " is not on this machine; if it is yours to load, say so with --allow-target "
                        + place,
                refusal.getMessage());
        AllowedTargets.parse(List.of("other:1", place)).require(target, Position.NONE);
        AllowedTargets otherPort = AllowedTargets.parse(List.of(place.replaceFirst(":\\d+$", ":9")));
        assertThrows(PlanException.class, () -> otherPort.require(target, Position.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:8080 | is no address; write it as http://127.0.0.1:8080/path",
                "http://127.0.0.1:8080/a b | is no address; write it as http://127.0.0.1:8080/path",
                "http://127.0.0.1:8080/é | is no address; write it as http://127.0.0.1:8080/path",
                "https://127.0.0.1/ | must begin with http://",
                "file:///etc/passwd | must begin with http://",
                "http:///x | has no host and port that can be called; write it as http://127.0.0.1:8080/path",
                "http://127.1/ | has no host and port that can be called; write it as http://127.0.0.1:8080/path",
                "http://127.0.0.1:0/ | has no host and port that can be called; write it as http://127.0.0.1:8080/path",
                "http://127.0.0.1:65536/ | has no host and port that can be called; write it as http://127.0.0.1:8080/path",
                "http://127.0.0.1@example.org/ | must have no user and no #; none is sent",
                "http://127.0.0.1/#x | must have no user and no #; none is sent",
                "http://127.0.0.1/a;b | has a semicolon, which separates things in tables; write it as %3B"
            })
    void refusesWhatIsNoPlainAddress(String written, String why) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Target.parse(written));

        assertEquals("target \"" + written + "\" " + why, refusal.getMessage());
    }

    @Test
    void aServerOfAnotherKindMayBeUsedLikewise() {
        for (String here : List.of("localhost", "127.0.0.1", "[::1]")) {
            AllowedTargets.ON_THIS_MACHINE.requirePlace("--kafka", here, 9092);
        }
        AllowedTargets.parse(List.of("Kafka.example:9092")).requirePlace("--kafka", "kafka.example", 9092);

        PlanException refusal = assertThrows(
                PlanException.class,
                () -> AllowedTargets.ON_THIS_MACHINE.requirePlace("--kafka", "kafka.example", 9092));

        assertEquals(
                "--kafka kafka.example:9092 is not on this machine; if it is yours to load, say so with --allow-target"
                        + " kafka.example:9092",
                refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "example.org:99999", "http://example.org:80", "*:80", ":80", ""})
    void whatIsAllowedIsAHostWithAPort(String written) {
        assertEquals(
                "--allow-target \"" + written + "\" is no host with a port; write it as api.example.org:8080",
                assertThrows(PlanException.class, () -> AllowedTargets.parse(List.of(written)))
                        .getMessage());
    }

    @Test
    void isReadFromAPlanAndCancelledAtItsDeadline() {
        Cell cell = cell("`http://127.0.0.1:8080/slow`");

        assertEquals(
                Optional.of(Target.parse("http://127.0.0.1:8080/slow")),
                cell.exchange().target());
        assertTrue(cell.cancels());
        assertEquals(0, cell.connections());
        assertEquals("client=jdk;target=http://127.0.0.1:8080/slow;cancel=deadline", cell.variant());
        assertTrue(cell.exchange().overTheWire());
        assertFalse(cell.exchange().callsTheService());
        Cell usual = cell("`none`");
        assertFalse(usual.cancels());
        assertTrue(usual.exchange().callsTheService());
        assertEquals("", usual.variant());
    }

    @Test
    void aPlanOfTargetsNeedsNoService() {
        Plan plan = PlanFile.parse("plan.json", """
                {"cells": [{
                  "strategy": ["virtual-threads", "thread-per-request"], "arrivals": {"constant": 40}, "delay": "unknown",
                  "target": ["http://127.0.0.1:1/", "http://127.0.0.1:2/"],
                }]}
                """);

        assertFalse(plan.callsTheService());
        assertEquals(List.of(), plan.services());
        assertEquals(
                List.of("http://127.0.0.1:1/", "http://127.0.0.1:2/"),
                plan.targets().stream().map(Target::toString).toList());
    }

    @Test
    void refusesWhatOnlyTheSimulatedServiceCanDo() {
        refusesCell(
                "`delay`: ▶`unknown`",
                "only a target's delay may be `unknown`; say how long the service takes, such as `200ms`");
        refusesCell(
                "`target`: ▶`http://127.0.0.1:0`",
                "target `http://127.0.0.1:0` has no host and port that can be called; write it as http://127.0.0.1:8080/path");
        refusesCell(TARGET + "`client`: ▶`sleep`", "the client `sleep` calls no target; give it another");
        refusesCell(
                "`strategy`: `bare-loop`, `target`: ▶`http://127.0.0.1:80`",
                "bare-loop calls the simulated service; write `target`: `none`");
        refusesCell(TARGET + "`shape`: ▶{`chain`: 2}", "a target is called once for each request; write `single`");
        refusesCell(
                TARGET + "`connections`: ▶5",
                "connections to a target are opened by the requests that need them; write `auto` or 0");
        refusesCell(TARGET + "`payload`: ▶`1k`", "a target answers what it does; write `0b`");
        refusesCell(TARGET + "`format`: ▶`none`", "a target is sent no body; write `json`, which is not used either");
        refusesCell(
                TARGET + "`service`: ▶{`container-threads`: 8, `async-threads`: `none`}",
                "a target's threads are its own; write `auto`");
        refusesCell(
                TARGET + "`outage`: ▶{`after`: `1s`, `for`: `1s`, `mode`: `fail`}",
                "a target has no outages to order; write `none`");
        refusesCell(TARGET + "`cancel`: ▶`never`", "what has timed out must not go on at a target; write `deadline`");
    }

    @Test
    void refusesALoadThatIsNotBoundedOrTooMuch() {
        String announced =
                "a target is sent requests at a rate that was announced; give it constant or poisson arrivals";
        refusesCell(TARGET + "`arrivals`: ▶{`closed`: 1}", announced);
        refusesCell(TARGET + "`arrivals`: ▶{`burst`: 1}", announced);
        refusesCell(TARGET + "`arrivals`: ▶{`hold`: 1}", announced);
        refusesCell(
                TARGET + "`arrivals`: ▶{`poisson`: 1001}",
                "a target is sent at most 1000 requests per second; lower the rate");
        refusesCell(
                TARGET + "`warmup`: ▶`3m`",
                "warmup 180000 ms is longer than the 120000 ms that a target may be loaded for; shorten it");
        refusesCell(
                TARGET + "`measure`: ▶`121s`",
                "measure 121000 ms is longer than the 120000 ms that a target may be loaded for; shorten it");
        refusesCell(
                TARGET + "`timeout`: ▶`2m`",
                "timeout 120000 ms is longer than the 60000 ms that a target may be loaded for; shorten it");
    }

    private static Plan plan(int blocks) {
        return PlanFile.parse("plan.json", """
                {"name": "x", "blocks": %d,
                 "defaults": {"delay": "50ms", "warmup": "20s", "measure": "10s"},
                 "cells": [
                   {"strategy": "virtual-threads", "arrivals": {"constant": 40}},
                   {"strategy": "virtual-threads", "arrivals": {"constant": 30}, "target": "http://127.0.0.1:1/"},
                   {"strategy": "virtual-threads", "arrivals": {"poisson": 90}, "target": "http://127.0.0.1:1/"},
                   {"strategy": "virtual-threads", "arrivals": {"constant": 2.5}, "target": "http://127.0.0.1:2/"},
                 ]}
                """.formatted(blocks));
    }

    @Test
    void itsLoadIsKnownBeforehand() {
        // At random: 1800 + 10 √1800 + 10 and 900 + 10 √900 + 10.
        assertEquals(
                List.of(
                        "sends at most " + 2 * (600 + 300 + 2235 + 1210)
                                + " GET requests to http://127.0.0.1:1/, 90 per second, warm-ups and chance included, and one beforehand that it has to answer",
                        "sends at most " + 2 * (50 + 25)
                                + " GET requests to http://127.0.0.1:2/, 2.5 per second, warm-ups and chance included, and one beforehand that it has to answer"),
                TargetLoad.of(plan(2)).stream().map(TargetLoad::toString).toList());
    }

    @Test
    void aLoadBeyondAllBoundsIsRefused() {
        assertEquals(
                "2172500 requests to http://127.0.0.1:1/ are more than 2000000; lower the rate, or make fewer or shorter trials",
                assertThrows(PlanException.class, () -> TargetLoad.of(plan(500)))
                        .getMessage());
    }
}
