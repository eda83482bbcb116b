package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against a plan's factor that is in a row's name and in none of the processes that it is about. */
class HandOffStrategyTest {
    @Test
    void aSubjectRunsAsItsTrialDoes() {
        List<String> flags = List.of(
                "-Xmx512m",
                "-XX:+UseZGC",
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.httpclient.keepalive.timeout=1200",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-preview");

        assertEquals(flags, withoutHeap(HandOffStrategy.passedOn(flags)));
    }

    @Test
    void andReportsNothingByItself() {
        assertEquals(
                List.of(),
                withoutHeap(HandOffStrategy.passedOn(List.of(
                        "-Xlog:gc:file=gc.log",
                        "-Xrunjdwp:transport=dt_socket",
                        "-javaagent:agent.jar",
                        "-agentlib:jdwp=x"))));
    }

    @Test
    void itsHeapIsNotThereBeforeItIsNeeded() {
        assertEquals(
                List.of("-Xms32m", "-XX:+UseG1GC", "-Xmx512m"),
                HandOffStrategy.passedOn(List.of("-XX:+AlwaysPreTouch", "-XX:+UseG1GC", "-Xms512m", "-Xmx512m")));
    }

    private static List<String> withoutHeap(List<String> flags) {
        assertEquals("-Xms32m", flags.getFirst());
        return flags.subList(1, flags.size());
    }
}
