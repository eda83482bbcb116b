package slowcall.plan;

import static slowcall.plan.Refusals.refuses;
import static slowcall.plan.Refusals.refusesCell;

import org.junit.jupiter.api.Test;

/** Guards against a cell whose mistake is found after an hour of measuring, or told so that nobody finds it. */
class CellRefusalsTest {
    @Test
    void refusesAnUnknownKeyWithASuggestion() {
        refusesCell("▶`strateggy`: `b`", "unknown key `strateggy` in a cell; did you mean `strategy`?");
        refusesCell("▶`measrue`: `1s`", "unknown key `measrue` in a cell; did you mean `measure`?");
        refusesCell(
                "▶`colour`: `red`",
                "unknown key `colour` in a cell; use one of strategy, arrivals, shape, users, delay, outage, service, target, awaits, client, max-connections, connections, payload, format, cpu, pin, cancel, warmup, measure, timeout, jdk, heap, gc, parallelism, max-pool-size, flags, probes");
        refusesCell(
                "`strategy`: {`name`: `b`, ▶`setings`: {}}",
                "unknown key `setings` in `strategy`; did you mean `settings`?");
        refusesCell("`arrivals`: {▶`constnt`: 1}", "unknown key `constnt` in `arrivals`; did you mean `constant`?");
        refusesCell(
                "`delay`: {`bimodal`: {`fast`: `1ms`, `slow`: `5ms`, ▶`slow_share`: 0.1}}",
                "unknown key `slow_share` in `bimodal`; did you mean `slow-share`?");
    }

    @Test
    void refusesWhatTheControlCannotRun() {
        refusesCell(
                "`strategy`: {`name`: `bare-loop`, `settings`: {`n`: ▶1}}", "bare-loop has no settings; remove them");
        refusesCell(
                "`strategy`: `bare-loop`, `arrivals`: ▶{`closed`: 1}",
                "bare-loop cannot run closed-1; give it constant or poisson arrivals");
        refusesCell(
                "`strategy`: `bare-loop`, `arrivals`: ▶{`burst`: 1}",
                "bare-loop cannot run burst-1; give it constant or poisson arrivals");
        refusesCell(
                "`strategy`: `bare-loop`, `shape`: ▶{`fan-out`: 2}",
                "bare-loop cannot run fan-out-2; give it the shape `single`");
    }

    @Test
    void refusesATimeoutWithinTheServicesDelay() {
        refusesCell(
                "`timeout`: ▶`1s`",
                "timeout 1000 ms is not above the critical path of single at fixed-1000ms, 1000 ms; raise the timeout or shorten the delay");
        refusesCell(
                "`timeout`: ▶`3s`, `shape`: {`chain`: 3}",
                "timeout 3000 ms is not above the critical path of chain-3 at fixed-1000ms, 3000 ms; raise the timeout or shorten the delay");
        refusesCell(
                "`delay`: {`bimodal`: {`fast`: `1ms`, `slow`: `5s`, `slow-share`: 0.1}}, `timeout`: ▶`4s`",
                "timeout 4000 ms is not above the critical path of single at bimodal-1ms-5000ms-0.1, 5000 ms; raise the timeout or shorten the delay");
        refusesCell(
                "`delay`: ▶{`lognormal`: {`median`: `1s`, `p99`: `9s`}}, `shape`: {`chain`: 2}",
                "timeout 10000 ms is not above the critical path of chain-2 at lognormal-1000ms-9000ms, 18000 ms; raise the timeout or shorten the delay");
        refusesCell(
                "`delay`: ▶`10s`",
                "timeout 10000 ms is not above the critical path of single at fixed-10000ms, 10000 ms; raise the timeout or shorten the delay");
    }

    @Test
    void refusesMoreRequestsThanATrialMayOffer() {
        refusesCell(
                "`arrivals`: ▶{`constant`: 1000000}",
                "constant-1000000 offers 40000000 requests in warmup and measure, more than 5000000; lower the rate or shorten them");
    }

    @Test
    void refusesARepeatedCell() {
        refusesCell(
                "`strategy`: [`b`, ▶`b`]",
                "the cell at line 1, column 26 is repeated: b single constant-1 fixed-1000ms; remove one, `blocks` repeats every cell");
        refuses(
                "{`cells`: [{`strategy`: `a`, `arrivals`: {`constant`: 1}, `delay`: `1s`},\n  {`strategy`: ▶`a`, `arrivals`: {`constant`: 1.0}, `delay`: `1000ms`}]}",
                "the cell at line 1, column 25 is repeated: a single constant-1 fixed-1000ms; remove one, `blocks` repeats every cell");
        refuses(
                "{`cells`: [{`arrivals`: [{`constant`: 1}, {`constant`: 1}], `strategy`: ▶`a`, `delay`: `1s`}]}",
                "an array repeats a value and with it the cell a single constant-1 fixed-1000ms; remove one, `blocks` repeats every cell");
    }

    @Test
    void refusesACellThatLacksWhatHasNoDefault() {
        refuses(
                "{`cells`: [▶{`strategy`: `a`, `delay`: `1s`}]}",
                "`arrivals` is missing; give it here or in `defaults`, such as {`constant`: 400}");
        refuses(
                "{`cells`: [▶{`strategy`: `a`, `arrivals`: {`constant`: 1}}]}",
                "`delay` is missing; give it here or in `defaults`, such as `200ms`");
        refuses(
                "{`cells`: [▶{`arrivals`: {`constant`: 1}, `delay`: `1s`}]}",
                "`strategy` is missing; name one, such as `virtual-threads`");
    }

    @Test
    void refusesAStrategyThatIsNone() {
        refusesCell("`strategy`: ▶`Fixed Pool`", "strategy name `Fixed Pool` must match [a-z0-9._-]{1,64}");
        refusesCell("`strategy`: ▶3", "`strategy` must be a text in quotes, not 3");
        refusesCell("`strategy`: ▶[]", "`strategy` is an empty array; give it at least one value");
        refusesCell("`strategy`: ▶null", "`strategy` must be a text in quotes, not null");
        refusesCell(
                "`strategy`: ▶{`settings`: {}}",
                "`name` is missing; write it as {`name`: `fixed-pool`, `settings`: {`pool_size`: 160}}");
        refusesCell(
                "`strategy`: {`name`: `b`, `settings`: ▶[1]}",
                "`settings` must be an object, not an array; write it as {`pool_size`: 160}");
        refusesCell(
                "`strategy`: {`name`: `b`, `settings`: {▶`pool size`: 1}}",
                "setting name `pool size` must match [a-z0-9._-]{1,64}");
        refusesCell("`strategy`: {`name`: `b`, `settings`: {`n`: ▶1.5}}", "`n` must be a whole number, not 1.5");
        refusesCell(
                "`strategy`: {`name`: `b`, `settings`: {`n`: ▶null}}",
                "setting n must be a whole number, a text, true or false, not null; to compare values, list the strategy once for each");
        refusesCell(
                "`strategy`: {`name`: `b`, `settings`: {`n`: ▶[1, 2]}}",
                "setting n must be a whole number, a text, true or false, not an array; to compare values, list the strategy once for each");
        refusesCell(
                "`strategy`: {`name`: `b`, `settings`: {`n`: ▶`a;b`}}",
                "setting n `a;b` must be 1 to 64 letters, digits or . _ : / + -");
        refusesCell(
                "`strategy`: {`name`: `b`, `settings`: {`pool_size`: ▶`160`}}",
                "setting pool_size is the text `160`; write it without quotes: 160");
        refusesCell(
                "`strategy`: {`name`: `b`, `settings`: {`fair`: ▶`true`}}",
                "setting fair is the text `true`; write it without quotes: true");
    }

    @Test
    void refusesArrivalsThatAreNone() {
        refusesCell(
                "`arrivals`: ▶400",
                "`arrivals` must be an object, not a number; write it as {`constant`: 400} (requests per second), {`poisson`: 400}, {`closed`: 160} (callers), {`burst`: 1000} (requests), {`hold`: 1000} (requests) or {`step`: {`base`: 200, `peak`: 1000, `after`: `3s`, `for`: `2s`}}");
        refusesCell(
                "`arrivals`: ▶{}",
                "`arrivals` must have exactly one of the keys constant, poisson, closed, burst, step, hold, not none; several alternatives go into an array");
        refusesCell(
                "`arrivals`: ▶{`constant`: 1, `poisson`: 2}",
                "`arrivals` must have exactly one of the keys constant, poisson, closed, burst, step, hold, not constant and poisson; several alternatives go into an array");
        refusesCell("`arrivals`: {`constant`: ▶`400`}", "`constant` must be a number, not the text `400`");
        refusesCell("`arrivals`: {`constant`: ▶-3}", "rate -3 must be above 0 and at most 1000000 requests per second");
        refusesCell(
                "`arrivals`: {`constant`: ▶1e999}",
                "rate Infinity must be above 0 and at most 1000000 requests per second");
        refusesCell("`arrivals`: {`poisson`: ▶0}", "rate 0 must be above 0 and at most 1000000 requests per second");
        refusesCell("`arrivals`: {`closed`: ▶0}", "callers 0 must be between 1 and 1000000");
        refusesCell("`arrivals`: {`closed`: ▶1.5}", "`closed` must be a whole number, not 1.5");
        refusesCell(
                "`arrivals`: {`burst`: ▶99999999999}", "`burst` is out of range: 99999999999; no plan needs as much");
        refusesCell(
                "`arrivals`: {`burst`: ▶99999999999999999999}",
                "`burst` is out of range: 99999999999999999999; no plan needs as much");
        refusesCell("`arrivals`: [{`constant`: 1}, {`closed`: ▶0}]", "callers 0 must be between 1 and 1000000");
        refusesCell("`arrivals`: ▶[]", "`arrivals` is an empty array; give it at least one value");
        refusesCell(
                "`arrivals`: [▶[1]]",
                "`arrivals` must be an object, not an array; write it as {`constant`: 400} (requests per second), {`poisson`: 400}, {`closed`: 160} (callers), {`burst`: 1000} (requests), {`hold`: 1000} (requests) or {`step`: {`base`: 200, `peak`: 1000, `after`: `3s`, `for`: `2s`}}");
    }

    @Test
    void refusesAShapeThatIsNone() {
        refusesCell("`shape`: ▶`chain`", "unknown shape `chain`; write it as `single`, {`chain`: 3} or {`fan-out`: 3}");
        refusesCell("`shape`: {`chain`: ▶1}", "calls 1 must be between 2 and 1000 (one call is `single`)");
        refusesCell("`shape`: {`chain`: ▶`3`}", "`chain` must be a whole number, not the text `3`");
        refusesCell(
                "`shape`: ▶3",
                "`shape` must be a text or an object, not a number; write it as `single`, {`chain`: 3} or {`fan-out`: 3}");
    }

    @Test
    void refusesADelayThatIsNone() {
        refusesCell("`delay`: ▶200", "`delay` needs a unit; write it as `200ms`, `1.5s` or `2m` (minutes)");
        refusesCell(
                "`delay`: ▶`200`", "`delay` `200` is not a duration; write it as `200ms`, `1.5s` or `2m` (minutes)");
        refusesCell(
                "`delay`: ▶`fast`", "`delay` `fast` is not a duration; write it as `200ms`, `1.5s` or `2m` (minutes)");
        refusesCell(
                "`delay`: ▶`1.5ms`",
                "`delay` `1.5ms` is not a whole number of milliseconds; round it, nothing finer is scheduled");
        refusesCell("`delay`: ▶`11m`", "delay 660000 ms must be between 0 and 600000 ms");
        refusesCell(
                "`delay`: {`lognormal`: ▶{`median`: `100ms`}}",
                "`p99` is missing; write it as {`median`: `100ms`, `p99`: `900ms`}");
        refusesCell(
                "`delay`: {`lognormal`: ▶{`median`: `100ms`, `p99`: `100ms`}}",
                "log-normal p99 100 ms must be above its median 100 ms, which must be at least 1 ms");
        refusesCell(
                "`delay`: {`lognormal`: ▶`100ms`}",
                "`lognormal` must be an object, not a text; its keys are median, p99");
        refusesCell(
                "`delay`: {`bimodal`: {`fast`: `1ms`, `slow`: `5ms`, `slow-share`: ▶1.5}}",
                "bimodal slow share 1.5 must be between 0 and 1");
        refusesCell(
                "`delay`: {`bimodal`: ▶{`fast`: `9ms`, `slow`: `5ms`, `slow-share`: 0.5}}",
                "bimodal slow delay 5 ms must be above the fast one, 9 ms");
        refusesCell(
                "`delay`: {`bimodal`: {`fast`: `9ms`, `slow`: ▶`11m`, `slow-share`: 0.5}}",
                "delay 660000 ms must be between 0 and 600000 ms");
        refusesCell("`delay`: ▶[]", "`delay` is an empty array; give it at least one value");
    }

    @Test
    void refusesUnknownWords() {
        refusesCell("`awaits`: ▶`reslt`", "unknown awaits `reslt`; did you mean `result`?");
        refusesCell("`awaits`: ▶`response`", "unknown awaits `response`; use one of result, handoff");
        refusesCell("`client`: ▶`apache`", "unknown client `apache`; did you mean `apache5`?");
        refusesCell("`gc`: ▶`g2`", "unknown gc `g2`; did you mean `g1`?");
        refusesCell("`gc`: ▶`shenandoah`", "unknown gc `shenandoah`; use one of g1, parallel, serial, z");
    }

    @Test
    void refusesConnectionsHeapAndTimingOutOfRange() {
        refusesCell("`connections`: ▶`many`", "`connections` `many` must be a whole number or `auto`");
        refusesCell("`connections`: ▶-1", "connections -1 must be between 0 and 1000000");
        refusesCell("`connections`: ▶1.5", "`connections` must be a whole number, not 1.5");
        refusesCell("`connections`: ▶2000000", "connections 2000000 must be between 0 and 1000000");
        refusesCell(
                "`warmup`: ▶`2h`", "`warmup` `2h` is not a duration; write it as `200ms`, `1.5s` or `2m` (minutes)");
        refusesCell("`warmup`: ▶`61m`", "warmup 3660000 ms must be between 0 and 3600000 ms");
        refusesCell("`measure`: ▶`10ms`", "measure 10 ms must be between 100 and 86400000 ms");
        refusesCell("`measure`: ▶true", "`measure` must be a text in quotes, not true");
        refusesCell("`timeout`: ▶`0s`", "timeout 0 ms must be between 1 and 600000 ms");
        refusesCell("`heap`: ▶512", "`heap` needs a unit; write it as `512m` or `1g` (MiB, GiB)");
        refusesCell("`heap`: ▶`512`", "`heap` `512` is not a size; write it as `512m` or `1g` (MiB, GiB)");
        refusesCell("`heap`: ▶`32m`", "heap 32 MiB must be between 64 and 262144 MiB");
        refusesCell("`heap`: ▶`999999g`", "heap 1023998976 MiB must be between 64 and 262144 MiB");
    }
}
