package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.parts.Database;
import slowcall.part.ExternalPart;
import slowcall.part.PartStarters;
import slowcall.plan.AllowedTargets;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.PublishedRun;
import slowcall.result.Row;
import slowcall.service.ServiceHost;

/** Guards against a run on somebody else's server that leaves something there, or takes its password along. */
@Timeout(240)
class ExternalRunIT {
    private static final Plan PLAN = PlanFile.parse("external", """
            {
              "blocks": 2,
              "defaults": {
                "arrivals": {"constant": 100},
                "delay": "20ms",
                "awaits": "handoff",
                "warmup": "1s",
                "measure": "3s",
                "timeout": "5s",
                "heap": "64m",
                "gc": "serial",
              },
              "cells": [{"strategy": "way-virtual"}],
            }
            """);

    @TempDir
    private static Path shared;

    @TempDir
    private Path temporary;

    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database = Database.start(shared.resolve("database"));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static ExternalPart external(String password) {
        return PartStarters.find(Database.NAME)
                .orElseThrow()
                .external(database.url() + "?user=" + database.user(), Optional.of(password));
    }

    private Experiment.Options options(ExternalPart... parts) {
        return new Experiment.Options(
                temporary,
                List.of(),
                List.of(),
                AllowedTargets.ON_THIS_MACHINE,
                ServiceHost.THIS_MACHINE,
                Optional.empty(),
                List.of(parts));
    }

    private static List<String> databases() {
        List<String> names = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.address());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database ORDER BY 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files below a folder that have it in them. */
    private static List<Path> having(String text, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> content(file).contains(text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void leavesNothingThereAndTakesNoPasswordAlong() throws Exception {
        List<String> before = databases();
        List<List<String>> during = new ArrayList<>();
        var listener = new SilentListener() {
            @Override
            public void trialFinished(Row row) {
                during.add(databases());
                assertEquals(List.of(), having(database.password(), temporary), "of the trial's working files");
            }
        };

        Experiment.Result result = new Experiment(PLAN, options(external(database.password())), listener, false).run();

        assertEquals(2, result.rows().size());
        for (Row row : result.rows()) {
            assertEquals("OK", row.text("status"), row.text("reasons"));
            assertEquals("300", row.text("ledger_acknowledged"));
            assertTrue(List.of(row.text("variant").split(";")).contains("postgresql=external"), row.text("variant"));
            assertEquals("", row.text("postgresql_cpu_us_per_login"));
            assertFalse(row.text("front_cpu_us_per_login").isEmpty());
        }
        assertEquals(before, databases());
        assertEquals(before.size() + 1, during.getFirst().size(), during::toString);
        assertEquals(before.size() + 1, during.getLast().size(), "the first block's is gone: " + during);
        assertTrue(database.isAlive());

        PublishedRun run = PublishedRun.open(result.folder());
        String place = external("").place();
        assertEquals(place, run.about("parts").path("postgresql").asText());
        String names = run.about("part_names").asText();
        assertTrue(during.getFirst().stream().anyMatch(name -> name.startsWith(names + "_")), during::toString);
        List<Row> parts = run.table("parts.csv");
        assertEquals(
                List.of("1", "2"), parts.stream().map(row -> row.text("block")).toList());
        for (Row part : parts) {
            assertEquals("external", part.text("place"));
            assertTrue(part.text("settings").contains("fsync=on"), part.text("settings"));
            assertEquals("", part.text("pss_mib") + part.text("cpu_ms") + part.text("start_up_ms"));
        }
        assertEquals(List.of(), having(database.password(), temporary));
    }

    @Test
    void oneThatCannotBeUsedIsToldBeforeAnythingIsStarted() {
        var refused = assertThrows(
                IOException.class,
                () -> new Experiment(PLAN, options(external("hunter2")), new SilentListener(), false).run());

        assertTrue(refused.getMessage().contains("cannot be used"), refused.getMessage());
        assertEquals(List.of(), having("", temporary), "no results folder");
    }
}
