package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.Experiment;
import slowcall.plan.AllowedTargets;
import slowcall.plan.PlanFile;

/** Guards against a forecast that is of another run. */
class DryRunTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({"1, 1 trial of 1 cell in 1 block", "2, 2 trials of 1 cell in 2 blocks"})
    void tellsHowManyOfWhat(int blocks, String words) {
        var plan = PlanFile.parse(
                "own",
                "{\"blocks\": " + blocks + ", \"seed\": 7, \"cells\": [{\"strategy\": \"virtual-threads\","
                        + " \"delay\": \"20ms\", \"arrivals\": {\"constant\": 100}, \"warmup\": \"10s\", \"measure\": \"5s\"}]}");
        var dry = new DryRun(
                plan, new Experiment.Options(temporary, List.of(), List.of(), AllowedTargets.ON_THIS_MACHINE));

        String text = dry.toString();

        assertEquals(List.of(), dry.objections());
        assertTrue(text.startsWith("plan own: " + words + ", seed 7\n"), text);
        assertTrue(text.endsWith("\nnothing was started"), text);
    }
}
