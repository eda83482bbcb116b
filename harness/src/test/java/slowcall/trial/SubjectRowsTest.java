package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Cell;
import slowcall.plan.PlanFile;
import slowcall.result.Row;

/** Guards against figures of the trial's JVM that pass for those of the processes that its strategy hands over to. */
class SubjectRowsTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private static final int RATE = 100;

    @TempDir
    private static Path shared;

    private static AutoCloseable use;

    private final Row row = new Row();

    @BeforeAll
    static void know() throws Exception {
        Path jar = shared.resolve("handing-over.jar");
        PluginJar.write(jar, HandingOverStrategies.ALL);
        use = PluginJar.use(jar);
    }

    @AfterAll
    static void forget() throws Exception {
        use.close();
    }

    private static Cell cell(String strategy, String more) {
        return PlanFile.parse(
                        "test",
                        "{\"cells\": [{\"strategy\": \"" + strategy
                                + "\", \"awaits\": \"handoff\", \"delay\": \"20ms\"," + " \"arrivals\": {\"constant\": "
                                + RATE + "}, \"measure\": \"10s\"" + more + "}]}")
                .cells()
                .getFirst();
    }

    private static Cell cell() {
        return cell("hands-over-and-may-lose", "");
    }

    @Test
    void theirUsersWaitForAnAcknowledgementWhateverBecomesOfTheTrial() {
        assertEquals("acknowledgement", Parameters.row(cell()).text("user_waits_for"));
    }

    @Test
    void nobodySaysThatNothingLimitsThem() {
        row.putAll(
                Map.of("cpu_utilisation", "0.400", "service_utilisation", "0.300", "generator_utilisation", "0.050"));
        LimitedBy.put(row, cell());
        assertEquals("", row.text("limited_by"));

        row.putAll(Map.of("cpu_utilisation", "0.950"));
        LimitedBy.put(row, cell());
        assertEquals("cpu", row.text("limited_by"));
    }

    @Test
    void whatTheyUseIsNoStrangers() {
        row.putAll(Map.of("machine_cpu_cores", "1.500", "cpu_cores", "0.200", "service_cpu_cores", "0.300"));
        OtherProcesses.put(row, cell());
        assertEquals("", row.text("others_cpu_cores"), "nobody knows what they use");

        row.putAll(Map.of("front_cpu_cores", "0.400", "back_cpu_cores", "0.100"));
        OtherProcesses.put(row, cell("hands-over-through-a-server", ""));
        assertEquals("", row.text("others_cpu_cores"), "nor what their server uses");

        OtherProcesses.put(row, cell());
        assertEquals("0.500", row.text("others_cpu_cores"));

        row.putAll(Map.of("sftp_cpu_cores", "0.050"));
        OtherProcesses.put(row, cell("hands-over-through-a-server", ""));
        assertEquals("0.450", row.text("others_cpu_cores"));
    }

    @Test
    void theirProcessorsAreSomeOfTheQuota() {
        row.putAll(Map.of("machine_cpu_percent", "5.0", "steal_percent", "0.00", "cpu_cores", "0.200"))
                .putAll(Map.of("service_cpu_cores", "0.300", "front_cpu_cores", "0.500"));

        Utilisations.put(row, cell(), 1.25);

        assertEquals("0.800", row.text("cpu_utilisation"));
    }

    /** What was wanted in the fifth second waits for its end; from then on 200 a second are applied, until 100 can be at once again. */
    @Test
    void theyHaveRecoveredWhenThePointsAreThereInTimeAgain() throws Exception {
        Cell cell = cell(
                "hands-over-and-may-lose", ", \"outage\": {\"after\": \"4s\", \"for\": \"1s\", \"mode\": \"hang\"}");

        assertTrue(Applied.put(
                        row,
                        cell,
                        HandOffs.stamps(RATE),
                        HandOffs.applied(
                                RATE,
                                id -> Math.max(
                                        HandOffs.wanted(id, RATE) + 20 * MILLI,
                                        id < 400 ? 0 : HandOffs.START + 5 * SECOND + (id - 400) * 5L * MILLI)))
                .isPresent());

        assertEquals("transient", row.text("applied_regime"));
        // 10 ms each are wanted and 5 ms each applied: as few as before wait at 5.93 s, and one looks every 50 ms.
        assertEquals("950.0", row.text("recovery_ms"));
        assertEquals("", row.text("recovery_predicted_ms"));
    }
}
