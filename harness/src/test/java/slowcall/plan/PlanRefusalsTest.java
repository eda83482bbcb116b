package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slowcall.plan.Refusals.refuses;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guards against a broken plan file that is half understood, or refused without saying where. */
class PlanRefusalsTest {
    @Test
    void refusesWhatIsNotJson() {
        refuses(
                "{`cells`: [▶",
                "not JSON: Unexpected end-of-input: expected close marker for Array (opened at line 1, column 11); plans are JSON, with comments and trailing commas allowed");
        refuses(
                "{`cells`: ▶]}",
                "not JSON: Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false'); plans are JSON, with comments and trailing commas allowed");
        refuses(
                "{`cells`: [{`strategy`: ▶a}]}",
                "not JSON: Unrecognized token 'a': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false'); plans are JSON, with comments and trailing commas allowed");
        refuses(
                "{▶'a': 1}",
                "not JSON: Unexpected character (''' (code 39)): was expecting double-quote to start field name; plans are JSON, with comments and trailing commas allowed");
        refuses(
                "{`a`: 0▶1}",
                "not JSON: Invalid numeric value: Leading zeroes not allowed; plans are JSON, with comments and trailing commas allowed");
        refuses(
                "{`a`: `x▶\ny`}",
                "not JSON: Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value; plans are JSON, with comments and trailing commas allowed");
        refuses("{} ▶{}", "there is more after the plan's closing bracket; a file holds one plan");
        refuses("▶// nothing", "the plan is empty; a plan is an object with `cells`");
        refuses(
                "{`cells`: [/* ▶",
                "not JSON: Unexpected end-of-input in a comment; plans are JSON, with comments and trailing commas allowed");
        refuses(
                "{`a`▶x: 1}",
                "not JSON: Unexpected character ('x' (code 120)): was expecting a colon to separate field name and value; plans are JSON, with comments and trailing commas allowed");
    }

    @Test
    void refusesADuplicateKey() {
        refuses(
                "{`blocks`: 1,\n `name`: `a`,\n ▶`blocks`: 2}",
                "key `blocks` is already at line 1, column 2; remove one of them");
    }

    @Test
    void refusesDeepNesting() {
        refuses(
                "[[[[[[[[[[[[[[[[[[[[▶[1]]]]]]]]]]]]]]]]]]]]]",
                "nested more than 20 deep; check the brackets, no plan needs as much");
    }

    @Test
    void refusesBadDefaultsEvenIfNoCellUsesThem() {
        refuses(
                "{`defaults`: {▶`strategy`: `a`}, `cells`: [1]}",
                "unknown key `strategy` in `defaults`; use one of arrivals, shape, users, delay, outage, service, target, awaits, client, max-connections, connections, payload, format, cpu, pin, cancel, warmup, measure, timeout, jdk, heap, gc, parallelism, max-pool-size, flags, probes");
        refuses(
                "{`defaults`: ▶[], `cells`: [1]}",
                "`defaults` must be an object, not an array; its keys are arrivals, shape, users, delay, outage, service, target, awaits, client, max-connections, connections, payload, format, cpu, pin, cancel, warmup, measure, timeout, jdk, heap, gc, parallelism, max-pool-size, flags, probes");
        refuses(
                "{`defaults`: {`gc`: ▶`g2`}, `cells`: [{`strategy`: `a`, `gc`: `g1`, `arrivals`: {`constant`: 1}, `delay`: `1s`}]}",
                "unknown gc `g2`; did you mean `g1`?");
    }

    @Test
    void refusesUnknownKeysOfThePlan() {
        refuses("{▶`cell`: []}", "unknown key `cell` in a plan; did you mean `cells`?");
    }

    @Test
    void refusesAPlanWithoutCells() {
        refuses("{`cells`: ▶[]}", "`cells` is an empty array; list at least one cell");
        refuses("{`cells`: ▶{}}", "`cells` must be an array, not an object; put it in [ ]");
        refuses(
                "{`cells`: [▶`a`]}",
                "a cell must be an object, not a text; its keys are strategy, arrivals, shape, users, delay, outage, service, target, awaits, client, max-connections, connections, payload, format, cpu, pin, cancel, warmup, measure, timeout, jdk, heap, gc, parallelism, max-pool-size, flags, probes");
        refuses("▶{}", "`cells` is missing; list at least one cell");
        refuses(
                "▶[]",
                "a plan must be an object, not an array; its keys are name, seed, blocks, jdks, defaults, cells");
    }

    @Test
    void refusesBadPlanFields() {
        refuses("{`blocks`: ▶0, `cells`: []}", "blocks 0 must be between 1 and 10000");
        refuses("{`blocks`: ▶`3`, `cells`: []}", "`blocks` must be a whole number, not the text `3`");
        refuses("{`seed`: ▶1.5, `cells`: []}", "`seed` must be a whole number, not 1.5");
        refuses("{`name`: ▶`My Plan`, `cells`: []}", "name `My Plan` must match [a-z0-9._-]{1,64}");
        refuses(
                "{`seed`: ▶1234567890123456789012345, `cells`: []}",
                "`seed` is out of range: 1234567890123456789012345; no plan needs as much");
    }

    @Test
    void refusesMoreCellsThanARunCanHold() {
        String arrivals = IntStream.rangeClosed(1, 2001)
                .mapToObj(n -> "{`closed`: " + n + "}")
                .collect(Collectors.joining(","));
        refuses(
                "{`cells`: [▶{`strategy`: `a`, `delay`: `1s`, `arrivals`: [" + arrivals + "]}]}",
                "2001 cells up to here are more than 2000; split the plan");
    }

    @Test
    void refusesAPlanWhoseNameCannotComeFromItsFile() {
        PlanException refusal = assertThrows(PlanException.class, () -> PlanFile.parse("plans/My Plan.json", " {}"));

        assertEquals(
                "plans/My Plan.json:1:2: \"name\" is missing, and the file's base name will not do:"
                        + " name \"My Plan\" must match [a-z0-9._-]{1,64}; give the plan a \"name\"",
                refusal.getMessage());
    }

    @Test
    void refusesInOneLineWhateverIsInThePlan() {
        refuses(
                "{▶`a\\nb\\u0000\\u2028`: 1}",
                "unknown key `a b ` in a plan; use one of name, seed, blocks, jdks, defaults, cells");
    }

    @Test
    void cutsWhatItQuotes() {
        refuses(
                "{`name`: ▶`" + "x".repeat(100) + "`}",
                "name `" + "x".repeat(57) + "...` must match [a-z0-9._-]{1,64}");
    }
}
