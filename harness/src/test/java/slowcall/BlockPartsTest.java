package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import slowcall.jvm.ChildFailedException;
import slowcall.part.PartStarter;
import slowcall.part.StartedPart;
import slowcall.part.Usage;
import slowcall.result.Row;

/** Guards against a server that is started twice, or for nobody, that outlives its block, or whose end is that of all trials to come. */
class BlockPartsTest {
    private final List<String> told = new ArrayList<>();
    private boolean alive = true;

    /** Starts every part but one that nobody knows and one that does not start. */
    private Optional<PartStarter> starter(String name) {
        return name.equals("unknown") ? Optional.empty() : Optional.of(new Telling(name));
    }

    private final class Telling implements PartStarter {
        private final String name;

        Telling(String name) {
            this.name = name;
        }

        @Override
        public String part() {
            return name;
        }

        @Override
        public StartedPart start(Path folder) throws ChildFailedException {
            if (name.equals("broken")) {
                throw new ChildFailedException("it said nothing for 90 s");
            }
            told.add("start " + folder);
            return new StartedPart() {
                @Override
                public String address() {
                    return "127.0.0.1/" + name;
                }

                @Override
                public boolean isAlive() {
                    return alive;
                }

                @Override
                public Usage usage() {
                    return new Usage(OptionalLong.of(name.length()), OptionalLong.empty());
                }

                @Override
                public void close() {
                    told.add("close " + name);
                    if (name.equals("stubborn")) {
                        throw new IllegalStateException("it does not go");
                    }
                }
            };
        }
    }

    private final BlockParts parts =
            new BlockParts(new PartSources(this::starter, List.of(), "slowcall_1"), name -> Path.of("work", name));

    @Test
    void eachIsStartedWhenItIsFirstNeededAndEndedWithTheBlock() throws Exception {
        try (parts) {
            assertEquals(Map.of(), parts.addresses(List.of()));
            assertEquals(Map.of("database", "127.0.0.1/database"), parts.addresses(List.of("database")));
            assertEquals(
                    Map.of("database", "127.0.0.1/database", "broker", "127.0.0.1/broker"),
                    parts.addresses(List.of("broker", "database")));
        }

        assertEquals(
                List.of(
                        "start " + Path.of("work", "database"),
                        "start " + Path.of("work", "broker"),
                        "close database",
                        "close broker"),
                told);
    }

    @Test
    void whatIsThereIsLookedAt() throws Exception {
        assertEquals(Map.of(), parts.usage(List.of("database")));
        var unused = parts.addresses(List.of("database", "broker"));

        assertEquals(
                Map.of("database", new Usage(OptionalLong.of(8), OptionalLong.empty())),
                parts.usage(List.of("database", "oracle")));
    }

    @Test
    void oneThatDiedIsReplacedAndStartsFromNothing() throws Exception {
        try (parts) {
            var unused = parts.addresses(List.of("broker"));
            alive = false;
            assertEquals(Map.of("broker", "127.0.0.1/broker"), parts.addresses(List.of("broker")));
            alive = true;
            var again = parts.addresses(List.of("broker"));
            assertEquals(again, parts.addresses(List.of("broker")));
        }

        assertEquals(
                List.of(
                        "start " + Path.of("work", "broker"),
                        "close broker",
                        "start " + Path.of("work", "broker-2"),
                        "close broker"),
                told);
    }

    @Test
    void whatIsThereHasARow() throws Exception {
        var unused = parts.addresses(List.of("database"));

        Row row = parts.rows(3).getFirst();

        assertEquals(1, parts.rows(3).size());
        assertEquals(Map.of("block", "3", "part", "database", "place", "embedded", "cpu_ms", "8"), row.values());
    }

    @Test
    void oneThatDoesNotEndKeepsNoOther() throws Exception {
        var unused = parts.addresses(List.of("stubborn", "database"));
        told.clear();

        assertThrows(IllegalStateException.class, parts::close);
        assertEquals(List.of("close stubborn", "close database"), told);
    }

    @Test
    void oneThatDoesNotStartIsNamed() {
        var refused = assertThrows(IOException.class, () -> parts.addresses(List.of("broken")));

        assertEquals("broken cannot be started: it said nothing for 90 s", refused.getMessage());
        assertThrows(IOException.class, () -> parts.addresses(List.of("unknown")));
    }
}
