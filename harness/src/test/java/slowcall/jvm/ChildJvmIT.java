package slowcall.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a child that outlives its parent's interest in it, and against one that fails without saying why. */
class ChildJvmIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path temporary;

    /** Says everything back. */
    static final class Echo {
        public static void main(String[] args) throws InterruptedException {
            ParentWatch parent = ParentWatch.start();
            while (true) {
                parent.send("echo " + parent.receive());
            }
        }
    }

    /** A library of its own prints too, and not even whole lines. */
    static final class Chatter {
        public static void main(String[] args) throws InterruptedException {
            ParentWatch parent = ParentWatch.start();
            System.out.print("half a line");
            parent.send("said");
            var unused = parent.receive();
        }
    }

    /** Leaves after a warning and two lines about its trouble. */
    static final class Failing {
        public static void main(String[] args) {
            System.err.println("WARNING: never mind");
            System.err.println("the disk is on fire");
            System.err.println("and so is the roof");
            System.exit(7);
        }
    }

    /** Hears nobody. */
    static final class Deaf {
        public static void main(String[] args) throws InterruptedException {
            System.out.println("deaf");
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    /** Keeps itself busy whatever its parent does. */
    static final class Busy {
        public static void main(String[] args) throws InterruptedException {
            ParentWatch parent = ParentWatch.start();
            parent.send("busy");
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    /** Fills its heap. */
    static final class Hoarder {
        public static void main(String[] args) {
            List<byte[]> hoard = new java.util.ArrayList<>();
            while (hoard.size() < 1_000_000) {
                hoard.add(new byte[1 << 20]);
            }
        }
    }

    @Test
    void carriesLinesBothWays() throws Exception {
        try (ChildJvm child = start(Echo.class)) {
            child.send("one");
            child.send("zwölf ≥ 3");

            assertEquals("echo one", child.receive(PATIENCE));
            assertEquals("echo zwölf ≥ 3", child.receive(PATIENCE));
        }
    }

    @Test
    void whatElseTheChildPrintsDoesNotGarbleItsLines() throws Exception {
        try (ChildJvm child = start(Chatter.class)) {
            assertEquals("said", child.receive(PATIENCE));
        }
    }

    @Test
    void closingEndsTheChild() throws Exception {
        ChildJvm child = start(Busy.class);
        assertEquals("busy", child.receive(PATIENCE));
        assertTrue(child.isAlive());

        child.close();

        assertFalse(child.isAlive());
    }

    @Test
    void aKilledChildIsGoneWhenThatReturns() throws Exception {
        try (ChildJvm child = start(Busy.class)) {
            assertEquals("busy", child.receive(PATIENCE));

            child.kill();

            assertFalse(child.isAlive());
            var failure = assertThrows(ChildFailedException.class, () -> child.receive(PATIENCE));
            assertEquals("the child ended with exit code 137", failure.getMessage());
        }
    }

    @Test
    void aChildThatFailsIsQuotedWithItsFirstError() throws Exception {
        try (ChildJvm child = start(Failing.class)) {
            var failure = assertThrows(ChildFailedException.class, () -> child.receive(PATIENCE));

            assertEquals("the child ended with exit code 7: the disk is on fire", failure.getMessage());
            // And again, for whoever asks next.
            assertThrows(ChildFailedException.class, () -> child.receive(PATIENCE));
            assertThrows(ChildFailedException.class, () -> child.awaitEnd(PATIENCE));
        }
    }

    @Test
    void aChildThatCrashesLeavesItsReportBesideItsErrors() throws Exception {
        try (ChildJvm child = start(Busy.class)) {
            assertEquals("busy", child.receive(PATIENCE));

            Process kill = new ProcessBuilder("kill", "-SEGV", Long.toString(child.pid())).start();
            assertEquals(0, kill.waitFor());

            var failure = assertThrows(ChildFailedException.class, () -> child.receive(PATIENCE));
            assertEquals(
                    "the child ended with exit code 134: A fatal error has been detected by the Java Runtime Environment:",
                    failure.getMessage());
            assertTrue(Files.exists(temporary.resolve("crash-" + child.pid() + ".txt")));
        }
    }

    /** As one that repeats itself until somebody looks. */
    static final class Verbose {
        public static void main(String[] args) {
            System.err.println("the first line");
            for (int i = 0; i < 1_000_000; i++) {
                System.err.println("and another that nobody needs to have in memory");
            }
            System.exit(7);
        }
    }

    @Test
    void ofAChildThatSaysMuchTheBeginningIsRead() throws Exception {
        try (ChildJvm child = start(Verbose.class)) {
            var failure = assertThrows(ChildFailedException.class, () -> child.receive(PATIENCE));

            assertEquals("the child ended with exit code 7: the first line", failure.getMessage());
        }
    }

    @Test
    void aChildThatRunsOutOfMemorySaysSo() throws Exception {
        try (ChildJvm child = start(Hoarder.class, "-Xmx32m", "-XX:+ExitOnOutOfMemoryError")) {
            var failure = assertThrows(ChildFailedException.class, () -> child.receive(PATIENCE));

            assertTrue(failure.getMessage().contains("OutOfMemoryError"), failure.getMessage());
        }
    }

    @Test
    void aChildThatHangsIsGivenUpAndKilled() throws Exception {
        try (ChildJvm child = start(Deaf.class)) {
            assertEquals("deaf", child.receive(PATIENCE));
            var failure = assertThrows(ChildFailedException.class, () -> child.receive(Duration.ofMillis(200)));
            assertTrue(failure.getMessage().startsWith("the child said nothing for "), failure.getMessage());
            assertTrue(child.isAlive());

            child.close();

            assertFalse(child.isAlive());
        }
    }

    @Test
    void theChildHaltsByItselfWhenItsInputEnds() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Busy.class.getName())
                .start();
        try {
            assertEquals("busy", child.inputReader().readLine());

            child.getOutputStream().close();

            assertTrue(child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertEquals(0, child.exitValue());
        } finally {
            child.destroyForcibly();
        }
    }

    /** A terminal sends Ctrl-C to the children as well. They leave it to their parent, whose end is theirs. */
    @Test
    void anInterruptOfAllDoesNotEndTheChildBeforeItsParent() throws Exception {
        try (ChildJvm child = start(Echo.class)) {
            child.send("before");
            assertEquals("echo before", child.receive(PATIENCE));

            Process kill = new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start();
            assertEquals(0, kill.waitFor());

            child.send("after");
            assertEquals("echo after", child.receive(PATIENCE));
        }
    }

    private ChildJvm start(Class<?> main, String... flags) throws IOException {
        return ChildJvm.start("the child", List.of(flags), List.of(), main, temporary.resolve("errors.txt"));
    }
}
