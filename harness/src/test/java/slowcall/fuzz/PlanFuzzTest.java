package slowcall.fuzz;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.AllowedTargets;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;
import slowcall.plan.Position;
import slowcall.plan.Target;

/** Guards against a plan, or what it names, that ends in a stack trace, takes for ever or fills the memory. */
class PlanFuzzTest {
    private static final String REPLAYS =
            "{\"cells\": [{\"strategy\": \"a\", \"arrivals\": {\"constant\": 1}, \"timeout\": \"10m\", \"delay\": {\"trace\": TRACE}}]}";

    @TempDir
    private Path folder;

    @Test
    void plans() throws Exception {
        Path file = folder.resolve("fuzz.json");

        new Fuzz("plan", 1L << 30, PlanException.class).run(Seeds.all(Seeds.plans(), Seeds.corpus("plan")), input -> {
            Files.write(file, input);
            use(PlanFile.read(file));
        });
    }

    /** As whoever runs it does, before anything is started. */
    private static void use(Plan plan) {
        AllowedTargets.ON_THIS_MACHINE.require(plan);
        var unused = plan.mostCallsAtOnce();
    }

    @Test
    void recordedDelaysInTables() throws Exception {
        List<byte[]> valid = Seeds.of("latency\n10\n20.5\n", "1\n2\n3e2\n", "when,latency_ms\n1,2\n2,\"3\"\n");

        new Fuzz("recording-csv", 1L << 30, PlanException.class)
                .run(
                        Seeds.all(valid, Seeds.corpus("recording-csv")),
                        input -> replay("\"r.csv\"", input),
                        input -> replay("{\"file\": \"r.csv\", \"column\": \"latency_ms\", \"unit\": \"us\"}", input));
    }

    @Test
    void recordedDelaysInHistogramLogs() throws Exception {
        List<byte[]> seeds =
                Seeds.all(List.of(Seeds.log(""), Seeds.log("call", "excess")), Seeds.corpus("recording-hlog"));
        Mutator outside = new Mutator(seeds, Fuzz.seed());
        Histograms inside = new Histograms(Fuzz.seed());
        int[] turn = {0};

        new Fuzz("recording-hlog", 12L << 30, PlanException.class)
                .run(
                        seeds,
                        () -> turn[0]++ % 2 == 0 ? outside.next() : inside.next(turn[0] % 4 < 2 ? "" : "call"),
                        input -> replay("\"r.hlog\"", input),
                        input -> replay("{\"file\": \"r.hlog\", \"column\": \"call\"}", input));
    }

    private static void replay(String json, byte[] recording) {
        use(PlanFile.parse("fuzz.json", REPLAYS.replace("TRACE", json), name -> new ByteArrayInputStream(recording)));
    }

    @Test
    void addressesOfTargets() throws Exception {
        List<byte[]> seeds = Seeds.of(
                "http://127.0.0.1:8080/slow",
                "http://[::1]/a?b=c",
                "http://localhost",
                "http://example.org:80/%20",
                "api.example.org:8080",
                "[::1]:80");

        new Fuzz("target", 64L << 20, PlanException.class)
                .run(
                        seeds,
                        input -> AllowedTargets.parse(List.of(new String(input, StandardCharsets.UTF_8))),
                        PlanFuzzTest::readTarget);
    }

    /** As those do who read one in a plan, or on a command line. */
    private static void readTarget(byte[] input) {
        try {
            var unused = Target.parse(new String(input, StandardCharsets.UTF_8)).place();
        } catch (IllegalArgumentException e) {
            throw new PlanException(Position.NONE, String.valueOf(e.getMessage()));
        }
    }
}
