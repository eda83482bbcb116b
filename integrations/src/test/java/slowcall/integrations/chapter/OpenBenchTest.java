package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against observations that are made twice, and against ones that fail and take all other claims with them. */
class OpenBenchTest {
    @TempDir
    private Path temporary;

    private static final List<String> MADE = new ArrayList<>();

    private final List<String> told = new ArrayList<>();

    private record Look(String what) implements Observation<Integer> {
        @Override
        public String description() {
            return "looking at " + what;
        }

        @Override
        public Duration expected() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Integer make(Workshop workshop) throws IOException {
            MADE.add(what);
            if (what.equals("nothing")) {
                throw new IOException("there is nothing to see");
            }
            if (what.equals("everything")) {
                throw new OutOfMemoryError("too much of it");
            }
            return what.length();
        }
    }

    @BeforeEach
    void forget() {
        MADE.clear();
    }

    private Bench bench() {
        return new OpenBench(new Trials(Map.of()), new OpenWorkshop(Size.SMOKE, temporary, told::add), told::add);
    }

    @Test
    void equalOnesAreMadeOnce() throws Exception {
        Bench bench = bench();

        assertEquals(4, bench.observe(new Look("this")));
        assertEquals(4, bench.observe(new Look("that")));
        assertEquals(4, bench.observe(new Look("this")));
        assertEquals(List.of("this", "that"), MADE);
        assertEquals(List.of("looking at this", "looking at that"), told);
    }

    @Test
    void oneThatFailsSaysWhatAndWhyAndIsNotMadeAgain() {
        Bench bench = bench();

        for (int claim = 0; claim < 3; claim++) {
            var problem = assertThrows(UnobservedException.class, () -> bench.observe(new Look("nothing")));
            assertEquals("looking at nothing: there is nothing to see", problem.getMessage());
        }
        assertEquals(List.of("nothing"), MADE);
    }

    @Test
    void oneThatEndsWithAnErrorHasOnlyFailed() {
        var problem = assertThrows(UnobservedException.class, () -> bench().observe(new Look("everything")));

        assertEquals("looking at everything: too much of it", problem.getMessage());
    }
}
