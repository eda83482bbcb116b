package slowcall.plan;

import static slowcall.plan.Refusals.refuses;
import static slowcall.plan.Refusals.refusesCell;

import org.junit.jupiter.api.Test;

/** Guards against a factor that is read as something else than its writer meant. */
class FactorRefusalsTest {
    @Test
    void refusesAStepThatIsNone() {
        refusesCell(
                "`arrivals`: {`step`: ▶{`base`: 1, `peak`: 2, `after`: `1s`}}",
                "`for` is missing; write it as {`base`: 200, `peak`: 1000, `after`: `3s`, `for`: `2s`}");
        refusesCell(
                "`arrivals`: {`step`: ▶{`base`: 5, `peak`: 2, `after`: `1s`, `for`: `1s`}}",
                "a step's peak must be above its base; swap them or raise the peak");
        refusesCell(
                "`arrivals`: {`step`: ▶{`base`: 0, `peak`: 2, `after`: `1s`, `for`: `1s`}}",
                "rate 0 must be above 0 and at most 1000000 requests per second");
        refusesCell(
                "`arrivals`: {`step`: ▶200}",
                "`step` must be an object, not a number; its keys are base, peak, after, for");
        refusesCell("`arrivals`: {`hold`: ▶0}", "hold of 0 must be between 1 and 5000000 requests");
    }

    @Test
    void refusesAnOutageThatIsNone() {
        refusesCell(
                "`outage`: ▶`2s`",
                "`outage` must be an object or `none`, not a text; write it as {`after`: `3s`, `for`: `2s`, `mode`: `fail`}, or `none`");
        refusesCell(
                "`outage`: {`after`: `3s`, `for`: `2s`, `mode`: ▶`fails`}",
                "unknown mode `fails`; did you mean `fail`?");
        refusesCell(
                "`outage`: ▶{`after`: `3s`, `for`: `0s`, `mode`: `fail`}",
                "outage for 0 ms must be between 1 ms and 10 minutes");
    }

    @Test
    void refusesAnExchangeThatIsNone() {
        refusesCell("`max-connections`: ▶0", "max-connections 0 must be between 1 and 1000000, or `unlimited`");
        refusesCell("`max-connections`: ▶`100`", "`max-connections` `100` must be a whole number or `unlimited`");
        refusesCell("`payload`: ▶4096", "`payload` needs a unit; write it as `512b`, `4k` or `1m` (bytes, KiB, MiB)");
        refusesCell(
                "`payload`: ▶`4 kB`",
                "`payload` `4 kB` is not a size; write it as `512b`, `4k` or `1m` (bytes, KiB, MiB)");
        refusesCell("`payload`: ▶`17m`", "payload 17825792 bytes must be between 0 and 16777216");
        refusesCell("`payload`: ▶`99999999m`", "payload 2147483647 bytes must be between 0 and 16777216");
        refusesCell("`format`: ▶`xml`", "unknown format `xml`; use one of json, none");
    }

    @Test
    void refusesWorkThatIsNone() {
        refusesCell("`cpu`: ▶2", "`cpu` needs a unit; write it as `500us` (microseconds), `2ms` or `1s`");
        refusesCell("`cpu`: ▶`2m`", "`cpu` `2m` is not a CPU time; write it as `500us` (microseconds), `2ms` or `1s`");
        refusesCell("`cpu`: ▶`0.5us`", "`cpu` `0.5us` is not a whole number of microseconds; round it");
        refusesCell("`cpu`: ▶`11s`", "cpu 11000000 µs must be between 0 and 10000000 µs");
        refusesCell(
                "`cpu`: ▶{`time`: `2ms`}",
                "`share` is missing; write it as {`time`: `2ms`, `share`: 0.1}, or `2ms` for every request");
        refusesCell("`cpu`: {`time`: `2ms`, `share`: ▶10}", "cpu share 10.0 must be above 0 and at most 1");
        refusesCell("`pin`: ▶`native`", "unknown pin `native`; use one of none, monitor, class-init");
        refusesCell("`cancel`: ▶true", "`cancel` must be a text in quotes, not true");
        refusesCell("`users`: ▶0", "users 0 must be between 1 and 1000000");
        refusesCell("`probes`: ▶`none`", "unknown probes `none`; use one of all, least");
    }

    @Test
    void refusesAJvmThatIsNone() {
        refusesCell("`parallelism`: ▶0", "parallelism 0 must be between 1 and 32767, or `auto`");
        refusesCell("`max-pool-size`: ▶`4`", "`max-pool-size` `4` must be a whole number or `auto`");
        refusesCell("`jdk`: ▶17", "JDK 17 is too old; trials run on 21 or newer");
        refusesCell(
                "`jdk`: ▶`temurin`",
                "`jdk` `temurin` is no JDK; give a feature version, such as `25`, a JDK's folder from the root on, or `same`");
        refusesCell(
                "`jdk`: [`same`, ▶`../jdk`]",
                "`jdk` `../jdk` is no JDK; give a feature version, such as `25`, a JDK's folder from the root on, or `same`");
        refuses("{`jdks`: ▶25, `cells`: [1]}", "`jdks` must be an array, not a number; write it as [`25`, `21`]");
        refuses("{`jdks`: [25, ▶8], `cells`: [1]}", "JDK 8 is too old; trials run on 21 or newer");
        refuses("{`jdks`: ▶[], `cells`: [1]}", "`jdks` is an empty array; give it at least one JDK");
        refuses(
                "{`jdks`: ▶[25], `defaults`: {`jdk`: 21}, `cells`: [1]}",
                "`jdks` and the `jdk` of the defaults say the same; remove one of them");
    }

    @Test
    void refusesFlagsThatTheHarnessSetsAndSaysWhatToUse() {
        refusesFlag("-Xmx1g", "is not for plans; use the key `heap`");
        refusesFlag("-XX:MaxHeapSize=1g", "is not for plans; use the key `heap`");
        refusesFlag("-XX:MaxRAMPercentage=50", "is not for plans; use the key `heap`");
        refusesFlag("-XX:+UseShenandoahGC", "is not for plans; use the key `gc`");
        refusesFlag("-Djdk.virtualThreadScheduler.parallelism=1", "is not for plans; use the key `parallelism`");
        refusesFlag("-Djdk.virtualThreadScheduler.maxPoolSize=1", "is not for plans; use the key `max-pool-size`");
        refusesFlag(
                "-javaagent:/a.jar",
                "is not for plans; leave it out: an agent would be measured along with the strategy");
        refusesFlag("-cp", "is not for plans; leave it out; run with --plugin FILE.jar to add strategies");
        refusesFlag(
                "-XX:Flags=/etc/flags",
                "is not for plans; write the flags here: those that nobody sees in the results would change what they say");
        refusesFlag(
                "-Xlog:gc",
                "is not for plans; give it a file, as in -Xlog:gc:file=gc.log; its output would get among the trial's own");
        refusesFlag(
                "-XX:-AlwaysPreTouch",
                "is not for plans; leave it out: every trial's JVM is started with it as the harness needs it");
    }

    /** A plan may come from somebody else. */
    @Test
    void refusesFlagsThatReachBeyondTheTrial() {
        refusesFlag("-XX:OnOutOfMemoryError=/tmp/x", "is not for plans; leave it out: a plan starts no programs");
        refusesFlag("-XX:OnError=/tmp/x", "is not for plans; leave it out: a plan starts no programs");
        refusesFlag(
                "-Dcom.sun.management.jmxremote.port=9010",
                "is not for plans; leave it out: nothing that a plan starts listens to the network");
        String alone = "is not for plans; give the file's name alone: a plan writes into no other folder";
        refusesFlag("-Xlog:gc:file=/etc/passwd", alone);
        refusesFlag("-Xlog:gc:file=../gc.log", alone);
        refusesFlag("-XX:HeapDumpPath=/tmp/a", alone);
        refusesFlag("-XX:ErrorFile=../a", alone);
    }

    @Test
    void refusesFlagsThatAreNone() {
        String none =
                "is none that a plan may give; write -XX:Name=value, -XX:+Name, -Dname=value, --add-opens=… or the like,"
                        + " with spaces between them and none inside";
        refusesFlag("UseCompactObjectHeaders", none);
        refusesFlag("--version", none);
        refusesFlag("-X", none);
        refusesFlag("-Dname=$(id)", none);
        refusesCell("`flags`: [▶[`-Xint`]]", "`flags` must be a text in quotes, not an array");
    }

    private static void refusesFlag(String flag, String why) {
        refusesCell("`flags`: ▶`-Xint " + flag + "`", "flag `" + flag + "` " + why);
    }

    @Test
    void allowsFlagsOfOnesOwn() {
        PlanFile.parse("plan.json", """
                {"cells": [{"strategy": "a", "arrivals": {"constant": 1}, "delay": "1s",
                "flags": "-XX:LockingMode=1 -XX:+UnlockExperimentalVMOptions -Xss256k -Xlog:gc*:file=gc.log --add-opens=java.base/java.lang=ALL-UNNAMED -Da.b=c"}]}
                """);
    }
}
