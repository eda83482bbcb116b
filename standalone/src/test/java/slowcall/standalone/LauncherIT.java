package slowcall.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards the one file that is published: what was built, started as it will be. */
class LauncherIT {
    /** Two strategies of two modules, found by their service entries, each in a trial's JVM. Without a service, so that it is short. */
    private static final String PLAN =
            "{\"name\": \"standalone\", \"blocks\": 1, \"defaults\": {\"client\": \"sleep\", \"arrivals\": {\"constant\": 50},"
                    + " \"delay\": \"20ms\", \"warmup\": \"0s\", \"measure\": \"1s\", \"timeout\": \"2s\", \"heap\": \"64m\","
                    + " \"gc\": \"serial\"}, \"cells\": [{\"strategy\": [\"virtual-threads\", \"spring-async-virtual\"]}]}";

    @TempDir
    private Path temporary;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** What it prints on both streams. */
    private List<String> start(int exitCode, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A machine's lock of its own, should something else be measured here.
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-jar");
        command.add(System.getProperty("slowcall.standalone.jar"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(temporary.toFile());
        builder.environment().put("SLOWCALL_CACHE", temporary.resolve("cache").toString());
        process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(exitCode, process.exitValue(), said);
        return said.lines().collect(Collectors.toList());
    }

    @Test
    void knowsItsVersionItsStrategiesAndStartsTrials() throws Exception {
        assertTrue(start(0, "--version").get(0).matches("slowcall [0-9].*"));

        List<String> strategies = start(0, "strategies", "--quiet");
        assertTrue(strategies.containsAll(List.of("virtual-threads", "spring-async")), strategies::toString);

        Path plan = Files.writeString(temporary.resolve("plan.json"), PLAN);
        List<String> said = start(0, "run", "--plan", plan.toString());
        Path folder = temporary.resolve(said.get(said.size() - 1));
        List<String> trials = Files.readAllLines(folder.resolve("trials.csv"));
        assertEquals(3, trials.size(), trials::toString);
        assertTrue(trials.stream().skip(1).allMatch(trial -> trial.contains(",OK,")), trials::toString);
        String manifest = Files.readString(folder.resolve("manifest.json"));
        assertTrue(manifest.matches("(?s).*\"jackson_version\" ?: ?\"\\d.*"), manifest);
        assertTrue(manifest.matches("(?s).*\"wiremock_version\" ?: ?\"\\d.*"), manifest);
    }

    @Test
    void aCacheThatCannotBeWrittenIsOneLine() throws Exception {
        Path file = Files.writeString(temporary.resolve("cache"), "in the way");

        List<String> said = start(4, "--version");

        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).startsWith("slowcall: its jars cannot be unpacked: "), said::toString);
        assertTrue(said.get(0).contains(file.toString()), said::toString);
        assertTrue(said.get(0).endsWith("; set SLOWCALL_CACHE to a folder that can be written"), said::toString);
    }
}
