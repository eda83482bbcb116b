package slowcall.plan;

import static slowcall.plan.Refusals.refusesCell;

import org.junit.jupiter.api.Test;

/** Guards against values that are each right and together measure nothing, or something else. */
class CombinationRefusalsTest {
    private static final String STEP = "`arrivals`: ▶{`step`: {`base`: 1, `peak`: 9, `after`: `1s`, `for`: `2s`}}";
    private static final String BARE_LOOP = "`strategy`: `bare-loop`, ";
    private static final String HOLD = "`arrivals`: {`hold`: 1000}, ";
    private static final String SLEEP = "`client`: `sleep`, ";
    private static final String FAIL = "`outage`: ▶{`after`: `1s`, `for`: `1s`, `mode`: `fail`}";

    @Test
    void refusesWhatTheControlCannotRun() {
        refusesCell(
                BARE_LOOP + STEP,
                "bare-loop cannot run step-1-9-after-1000ms-for-2000ms; give it constant or poisson arrivals");
        refusesCell(BARE_LOOP + FAIL, "bare-loop has no outages; remove `outage` or write `none`");
        refusesCell(BARE_LOOP + "`cancel`: ▶`deadline`", "bare-loop has no deadlines to cancel at; write `never`");
        refusesCell(BARE_LOOP + "`cpu`: ▶`1ms`", "bare-loop does no work; write `cpu`: `0ms`");
        refusesCell(BARE_LOOP + "`pin`: [`none`, ▶`monitor`]", "bare-loop pins nothing; write `pin`: `none`");
    }

    @Test
    void refusesWhatPassesAfterTheMeasuredSchedule() {
        refusesCell(
                "`measure`: `2s`, " + STEP,
                "the step ends after 3000 ms and the measured schedule after 2000 ms; shorten the step or raise measure");
        refusesCell(
                "`measure`: `1s`, " + FAIL,
                "the outage ends after 2000 ms and the measured schedule after 1000 ms; shorten the outage or raise measure");
        refusesCell(
                "`arrivals`: {`burst`: 5}, `timeout`: `1500ms`, " + FAIL,
                "the outage ends after 2000 ms and the burst's deadline after 1500 ms; shorten the outage or raise timeout");
    }

    @Test
    void refusesAHoldThatDoesNotHold() {
        refusesCell(HOLD + "`shape`: ▶{`chain`: 2}", "a hold cannot run chain-2; give it the shape `single`");
        refusesCell(HOLD + FAIL, "a hold has no outages; remove `outage` or write `none`");
        refusesCell(HOLD + "`cancel`: ▶`deadline`", "what a hold cancels it does not hold; write `never`");
        refusesCell(HOLD + "`awaits`: ▶`handoff`", "a hold lasts until its requests have completed; write `result`");
        refusesCell(HOLD + "`cpu`: ▶`1ms`", "a hold does no work; write `cpu`: `0ms`");
        refusesCell(
                HOLD + "`max-connections`: ▶999",
                "hold-1000 needs a connection for each request, more than 999; raise max-connections or write `unlimited`");
        refusesCell(
                HOLD + "`timeout`: ▶`1500ms`",
                "timeout 1500 ms is not above what hold-1000 takes at fixed-1000ms, 1500 ms:"
                        + " one request each half millisecond, and the delay; raise the timeout");
    }

    @Test
    void refusesWhatAClientThatSendsNothingCannotDo() {
        String nothing = "the client `sleep` sends nothing and ";
        refusesCell(SLEEP + "`connections`: ▶5", nothing + "opens no connections; write `auto` or 0");
        refusesCell(
                SLEEP + "`max-connections`: ▶5",
                nothing + "has no connections; write `unlimited` or give it another client");
        refusesCell(SLEEP + "`payload`: ▶`1k`", nothing + "gets no payload; write `0b` or give it another client");
        refusesCell(SLEEP + "`format`: ▶`none`", nothing + "has no format; write `json` or give it another client");
        refusesCell(
                SLEEP + "`service`: ▶{`container-threads`: 10, `async-threads`: 4}",
                nothing + "has no service; write `auto` or give it another client");
        refusesCell(SLEEP + FAIL, nothing + "gets no failures; write the mode `hang` or give it another client");
    }

    @Test
    void refusesAServiceThatWouldNotStart() {
        String remedy = "write it as {`container-threads`: 25, `async-threads`: `none`}, or `auto`";
        refusesCell("`service`: ▶10", "`service` must be an object or `auto`, not a number; " + remedy);
        refusesCell("`service`: ▶{`container-threads`: 10}", "`async-threads` is missing; " + remedy);
        refusesCell(
                "`service`: {`container-threads`: ▶0, `async-threads`: `none`}",
                "container-threads 0 must be between 7 and 10000; the server keeps five for itself and one in reserve");
        refusesCell(
                "`service`: {`container-threads`: 10, `async-threads`: ▶0}",
                "async-threads 0 must be between 1 and 10000, or `none`");
    }

    @Test
    void refusesMoreConnectionsThanTheClientMayHave() {
        refusesCell(
                "`max-connections`: 10, `connections`: ▶11",
                "11 connections cannot be opened by a client that may have 10; lower connections, write `auto`, or raise max-connections");
    }

    @Test
    void refusesAnOutageWhereCallsWaitInsideTheClient() {
        refusesCell(
                "`max-connections`: 10, " + FAIL,
                "whether a call meets the outage, and for how long, is settled when it is made, but with max-connections it may"
                        + " wait inside the client and be sent when that is no longer so; write `max-connections`: `unlimited` or"
                        + " `outage`: `none`");
    }

    @Test
    void refusesAParallelismThatTheJvmWouldLower() {
        refusesCell(
                "`max-pool-size`: 2, `parallelism`: ▶3",
                "parallelism 3 is above max-pool-size 2; lower it or raise max-pool-size");
    }

    @Test
    void countsTheWorkToTheTimeThatARequestTakes() {
        refusesCell(
                "`cpu`: `500ms`, `shape`: {`chain`: 2}, `timeout`: ▶`3s`",
                "timeout 3000 ms is not above the critical path of chain-2 at fixed-1000ms with cpu=500000us;share=1.0, 3000 ms;"
                        + " raise the timeout or shorten the delay");
    }
}
