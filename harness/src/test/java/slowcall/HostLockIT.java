package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against two runs that measure each other, and against a lock that outlives its run. */
class HostLockIT {
    @TempDir
    private Path folder;

    private final List<Process> others = new ArrayList<>();
    private Path lock;

    @BeforeEach
    void name() {
        lock = folder.resolve("slowcall.lock");
    }

    @AfterEach
    void end() {
        others.forEach(Process::destroyForcibly);
    }

    /** Another process that takes the machine, and says so. */
    private Process other(String... load) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HoldsTheMachine.class.getName(),
                lock.toString()));
        command.addAll(List.of(load));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        others.add(process);
        BufferedReader output = process.inputReader();
        assertEquals("TAKEN", output.readLine());
        return process;
    }

    @Test
    void aSecondRunIsToldOfTheFirstUntilThatIsGone() throws Exception {
        Process first = other();

        AnotherRunException refusal = assertThrows(AnotherRunException.class, () -> HostLock.alone(lock));
        assertTrue(refusal.getMessage().contains("process " + first.pid()), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());

        first.destroyForcibly();
        assertTrue(first.waitFor(30, TimeUnit.SECONDS));
        HostLock.alone(lock).close();
    }

    @Test
    void generatorsOfOneLoadShareTheMachineAndNobodyElseDoes() throws Exception {
        Process first = other("a-load");

        HostLock second = HostLock.together(lock, "a-load");
        second.close();
        assertThrows(AnotherRunException.class, () -> HostLock.together(lock, "another-load"));
        assertThrows(AnotherRunException.class, () -> HostLock.alone(lock));

        first.destroyForcibly();
        assertTrue(first.waitFor(30, TimeUnit.SECONDS));
        HostLock.together(lock, "another-load").close();
    }

    @Test
    void whoHasItAloneSharesWithNobody() throws Exception {
        var unused = other();

        assertThrows(AnotherRunException.class, () -> HostLock.together(lock, "a-load"));
    }
}
