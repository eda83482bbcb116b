package slowcall;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.AllowedTargets;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;

/** Guards against a run that fails after an hour for what could be known before it began. */
class PreflightTest {
    @Test
    void namesAMissingJdk() {
        String refusal = refusal("\"jdk\": [\"same\",\n 999]");

        assertTrue(
                refusal.startsWith(
                        "plan.json:2:2: there is no JDK 999 on this machine; looked at JAVA_HOME and the like,"
                                + " Maven's toolchains.xml and the folders where JDKs usually are and found "),
                refusal);
        assertTrue(refusal.endsWith("; install it, set JAVA_HOME_999, or give a JDK's folder instead"), refusal);
    }

    @Test
    void refusesAFolderWithoutAJdk(@TempDir Path folder) {
        assertEquals(
                "plan.json:1:101: \"" + folder
                        + "\" is no JDK's folder: it lacks a \"release\" file with a version or a bin/java;"
                        + " give the folder with bin in it",
                refusal("\"jdk\": \"" + folder + "\""));
    }

    @Test
    void refusesAJdkThatIsTooOld(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
        Path java =
                Files.createFile(Files.createDirectory(folder.resolve("bin")).resolve("java"));
        assertTrue(java.toFile().setExecutable(true));

        assertEquals(
                "plan.json:1:101: \"" + folder + "\" is a JDK 17; trials run on 21 or newer, give the folder of one",
                refusal("\"jdk\": \"" + folder + "\""));
    }

    @Test
    void refusesFlagsThatTheJvmDoesNotKnow() {
        String refusal = refusal("\"flags\": \"-XX:+NoSuchFlag\"");

        assertTrue(
                refusal.startsWith(
                        "plan.json:1:25: a JVM for this cell (flags=-XX:+NoSuchFlag) does not start: Unrecognized VM option 'NoSuchFlag'"),
                refusal);
    }

    @Test
    void takesTheJdkThatItRunsOn() {
        assertDoesNotThrow(() -> check("\"jdk\": [\"same\", \""
                + System.getProperty("java.home").replace("\\", "/") + "\"], \"flags\": \"-Xint\""));
    }

    @Test
    void refusesToPinCallsForWhichNoThreadWaits() {
        assertEquals(
                "plan.json:1:25: strategy \"async-client\" makes asynchronous calls, for which no thread waits that monitor"
                        + " could pin; write \"pin\": \"none\" or give it another strategy",
                String.valueOf(
                        assertThrows(PlanException.class, () -> checkStrategy("async-client", "\"pin\": \"monitor\""))
                                .getMessage()));
        assertDoesNotThrow(() -> checkStrategy("async-client", "\"pin\": \"none\""));
        assertDoesNotThrow(() -> checkStrategy("fixed-pool", "\"pin\": \"monitor\""));
    }

    @Test
    void refusesATargetThatNobodyAllowed() {
        assertDoesNotThrow(() -> check("\"target\": \"http://localhost:8080/\""));
        String elsewhere = "\"target\": \"http://example.org:8080/\"";
        assertEquals(
                "plan.json:1:25: target http://example.org:8080/ is not on this machine; if it is yours to load, say so with"
                        + " --allow-target example.org:8080",
                refusal(elsewhere));
        var allowed = new AllowedTargets(List.of("example.org:8080"));
        assertDoesNotThrow(() -> Preflight.check(plan("virtual-threads", elsewhere), allowed));
    }

    @Test
    void refusesWhatIsMoreThanATargetMayBeSent() {
        Plan plan = plan(
                "virtual-threads",
                "\"target\": \"http://localhost:80/\", \"warmup\": \"2m\", \"measure\": \"2m\", \"timeout\": \"9s\"");
        Plan often = new Plan(plan.name(), plan.seed(), 10_000, plan.cells(), plan.text());

        assertEquals(
                "2400000 requests to http://localhost:80/ are more than 2000000; lower the rate, or make fewer or shorter trials",
                String.valueOf(
                        assertThrows(PlanException.class, () -> Preflight.check(often, AllowedTargets.ON_THIS_MACHINE))
                                .getMessage()));
    }

    private static String refusal(String fields) {
        return String.valueOf(
                assertThrows(PlanException.class, () -> check(fields)).getMessage());
    }

    private static void check(String fields) {
        checkStrategy("virtual-threads", fields);
    }

    private static void checkStrategy(String strategy, String fields) {
        Preflight.check(plan(strategy, fields), AllowedTargets.ON_THIS_MACHINE);
    }

    private static Plan plan(String strategy, String fields) {
        return PlanFile.parse(
                "plan.json",
                "{\"cells\": [{\"strategy\": \"" + strategy
                        + "\", \"arrivals\": {\"constant\": 1}, \"delay\": \"1s\",       " + fields + "}]}");
    }
}
