package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slowcall.part.ExternalPart;
import slowcall.part.PartFacts;
import slowcall.part.StartedPart;
import slowcall.part.Usage;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;

/** Guards against a server that is started though one was given, and against one that is given for nothing. */
class PartSourcesTest {
    private static final Plan PLAN = PlanFile.parse("small", """
            {"cells": [{"strategy": "virtual-threads", "arrivals": {"constant": 50}, "delay": "20ms"}]}""");

    private final List<String> told = new ArrayList<>();

    private ExternalPart database(boolean answers) {
        return new ExternalPart() {
            @Override
            public String part() {
                return "database";
            }

            @Override
            public String host() {
                return "db.example";
            }

            @Override
            public int port() {
                return 5432;
            }

            @Override
            public StartedPart use(String names) throws IOException {
                if (!answers) {
                    throw new IOException("nobody answers");
                }
                told.add("use " + names);
                return new Used();
            }
        };
    }

    private final class Used implements StartedPart {
        @Override
        public String address() {
            return "db.example:5432?password=secret";
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public Usage usage() {
            return Usage.NONE;
        }

        @Override
        public PartFacts facts() {
            return PartFacts.told("17.2", Map.of());
        }

        @Override
        public void close() {
            told.add("remove");
        }
    }

    private PartSources sources(ExternalPart... given) {
        return new PartSources(name -> Optional.empty(), List.of(given), "slowcall_0a1b2c3d");
    }

    @Test
    void oneThatIsGivenIsUsedAndNotStarted() throws Exception {
        try (BlockParts parts = new BlockParts(sources(database(true)), Path::of)) {
            assertEquals(Map.of("database", "db.example:5432?password=secret"), parts.addresses(List.of("database")));
            assertEquals(
                    Map.of("block", "1", "part", "database", "place", "external", "version", "17.2"),
                    parts.rows(1).getFirst().values());
        }

        assertEquals(List.of("use slowcall_0a1b2c3d", "remove"), told);
    }

    @Test
    void oneThatDoesNotAnswerEndsTheRun() {
        var refused =
                assertThrows(IOException.class, () -> sources(database(false)).open("database", Path.of("work")));

        assertEquals("nobody answers", refused.getMessage());
    }

    @Test
    void whatIsGivenIsTriedOutAndLeftAsItWas() throws Exception {
        PartSources.tryOut(List.of(database(true)));

        assertEquals(2, told.size());
        assertTrue(told.getFirst().startsWith("use slowcall_"), told::toString);
        assertEquals("remove", told.getLast());
        assertThrows(IOException.class, () -> PartSources.tryOut(List.of(database(false))));
    }

    @Test
    void oneThatNobodyNeedsIsRefused() {
        PartSources.require(PLAN, List.of());

        var refused = assertThrows(PlanException.class, () -> PartSources.require(PLAN, List.of(database(true))));

        assertEquals(
                "no cell of the plan needs database, and one is given at db.example:5432; leave it out, or choose a plan"
                        + " with a strategy that does",
                refused.getMessage());
        assertEquals(Map.of(), PartSources.places(PLAN, List.of(database(true))));
    }

    @Test
    void onlyWhatIsGivenIsSomebodyElses() {
        assertTrue(sources(database(true)).isGiven("database"));
        assertFalse(sources(database(true)).isGiven("broker"));
        assertFalse(sources().isGiven("database"));
    }

    @Test
    void noTwoRunsMakeTheSameNames() {
        String names = PartSources.freshNames();

        assertTrue(names.matches("slowcall_[0-9a-f]{8}"), names);
        assertNotEquals(names, PartSources.freshNames());
    }
}
