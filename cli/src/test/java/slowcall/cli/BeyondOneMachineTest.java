package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.AnotherRunException;
import slowcall.plan.PlanException;

/** Guards against a run that begins with others and is told too late that it cannot, and against secrets that everybody can read. */
class BeyondOneMachineTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(Experimenter experimenter, String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), experimenter, args);
    }

    private void assertRefused(String why, String... args) {
        assertEquals(2, execute(new MainTest.NeverRun(), args));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().contains(why), err::toString);
    }

    private Path plan(String arrivals) throws IOException {
        return Files.writeString(folder.resolve("mine.json"), """
                {"blocks": 2, "cells": [{"strategy": "virtual-threads", "arrivals": %s, "delay": "20ms"}]}""".formatted(arrivals));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --shard=1/2                                       | go together
                    --start-at=2020-04-01T12:00:00Z                   | go together
                    --shard=3/2 --start-at=2126-04-01T12:00:00Z       | shard 3/2 must be one of
                    --shard=two --start-at=2126-04-01T12:00:00Z       | is no shard
                    --shard=1/1 --start-at=2126-04-01T12:00:00Z       | leave it out
                    --shard=1/2 --start-at=2020-04-01T12:00:00Z       | has passed
                    --shard=1/2 --start-at=2126-04-01T12:00:00Z       | more than a day away
                    --shard=1/2 --start-at=noon                       | is no time in UTC
                    """)
    void aShareThatCannotBeIsRefused(String options, String why) {
        String[] given = options.split(" ", -1);
        String[] args = new String[given.length + 2];
        args[0] = "run";
        args[1] = "--plan=smoke";
        System.arraycopy(given, 0, args, 2, given.length);

        assertRefused(why, args);
    }

    @Test
    void aLoadThatCannotBeSplitIsRefusedAtItsPlace() throws IOException {
        Path plan = plan("{\"closed\": 4}");

        assertRefused(
                plan + ":1:",
                "run",
                "--plan",
                plan.toString(),
                "--shard",
                "1/2",
                "--start-at",
                Instant.now().plusSeconds(60).toString());
    }

    @Test
    void aDryRunTellsTheShareAndStartsNothing() throws IOException {
        Path plan = plan("{\"constant\": 500}");

        assertEquals(
                0,
                execute(
                        new MainTest.NeverRun(),
                        "run",
                        "--dry-run",
                        "--plan",
                        plan.toString(),
                        "--results",
                        folder.resolve("results").toString(),
                        "--shard",
                        "1/2",
                        "--start-at",
                        Instant.now().plusSeconds(60).toString()),
                err::toString);
        assertTrue(out.toString().startsWith("plan mine: 2 trials of 1 cell in 2 blocks"), out::toString);
        assertTrue(out.toString().contains("virtual-threads single constant-250 fixed-20ms"), out::toString);
        assertTrue(out.toString().contains("shard 1/2: all begin at "), out::toString);
        assertTrue(Files.notExists(folder.resolve("results")));
    }

    @Test
    void aDryRunTellsAllThatWouldBeRefused() throws IOException {
        Path plan = Files.writeString(folder.resolve("bad.json"), """
                {"cells": [
                  {"strategy": "no-such", "arrivals": {"constant": 500}, "delay": "20ms"},
                  {"strategy": "virtual-threads", "arrivals": {"constant": 500}, "delay": "20ms", "jdk": "99"}]}""");

        assertEquals(2, execute(new MainTest.NeverRun(), "run", "--dry-run", "--plan", plan.toString()));
        assertEquals(2, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().lines().allMatch(line -> line.startsWith("slowcall: would be refused: " + plan)));
    }

    @Test
    void aMachineThatAnotherRunHasIsToldWithTwo() {
        var taken = new MainTest.NeverRun() {
            @Override
            public Closeable takeMachine(Optional<String> load) {
                throw new AnotherRunException("another run is under way (process 7); wait until it has ended");
            }
        };
        assertEquals(2, execute(taken, "run", "--plan", "smoke"));
        assertEquals(
                "slowcall: another run is under way (process 7); wait until it has ended",
                err.toString().strip());
        assertEquals(2, execute(taken, "tune", "--rate", "300", "--delay", "200ms", "--slo", "p99=350ms"));
        assertEquals(2, execute(taken, "selfcheck", "--quick"));
    }

    @Test
    void aServiceElsewhereNeedsItsToken() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");

        assertRefused("go together", "run", "--service", "http://10.0.0.5:7070");
        err.getBuffer().setLength(0);
        assertRefused("is no http://HOST:PORT", "run", "--service", "10.0.0.5", "--service-token", token.toString());
        err.getBuffer().setLength(0);
        assertRefused(
                "no file with a token",
                "run",
                "--service",
                "http://10.0.0.5:7070",
                "--service-token",
                folder.toString());
    }

    @Test
    void aTokenIsItsOwnersOnly() throws IOException {
        Path file = folder.resolve("new.token");

        String made = TokenFile.readOrCreate(file);

        assertEquals(64, made.length());
        assertEquals(made, TokenFile.read(file));
        assertEquals(made, TokenFile.readOrCreate(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.writeString(file, "guess");
        assertThrows(PlanException.class, () -> TokenFile.read(file));
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String place = "127.0.0.1:" + taken.getLocalPort();
            assertRefused(
                    "--listen " + place,
                    "service",
                    "--listen",
                    place,
                    "--token",
                    folder.resolve("t").toString());
        }
    }

    @Test
    void aMergeWantsShards() throws IOException {
        assertRefused("see slowcall merge --help", "merge", folder.toString());
        err.getBuffer().setLength(0);
        assertRefused("has no manifest.json", "merge", folder.toString(), folder.toString());
        err.getBuffer().setLength(0);
        assertRefused(
                "must be milliseconds", "merge", folder.toString(), folder.toString(), "--clocks-within", "a while");
    }
}
