package slowcall;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.plan.Cell;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;
import slowcall.service.PointsService;
import slowcall.strategy.Place;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;

/** Guards against a row that names a factor which no call of its trial has met. */
class SubjectCellsTest {
    private static final String WHO =
            "plan.json:1:25: strategy \"way\", which makes its calls in processes of its own, ";

    /** A strategy that is never opened. */
    private static class Placed implements Strategy {
        private final Place place;

        Placed(Place place) {
            this.place = place;
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public String name() {
            return "way";
        }

        @Override
        public String description() {
            return "for tests";
        }

        @Override
        public Session open(PointsService service, Settings settings) {
            throw new UnsupportedOperationException("preflight opens nothing");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "arrivals": {"hold": 10}                              | holds no requests; give it other arrivals
            "arrivals": {"constant": 1}, "shape": {"chain": 2}    | makes one call for each login; write "single"
            "arrivals": {"constant": 1}, "shape": {"fan-out": 2}  | makes one call for each login; write "single"
            "arrivals": {"constant": 1}, "pin": "monitor"         | pins nothing; write "pin": "none"
            "arrivals": {"constant": 1}, "cpu": "1ms"             | does no work; write "cpu": "0ms"
            "arrivals": {"constant": 1}, "cancel": "deadline"     | cancels nothing; write "cancel": "never"
            "arrivals": {"constant": 1}, "client": "sleep"        | calls a service; give it another client than "sleep"
            "arrivals": {"constant": 1}, "client": "okhttp"       | has a client of its own; leave out "client", "max-connections", "payload" and "format"
            "arrivals": {"constant": 1}, "connections": 3         | opens connections of its own; write "connections": "auto"
            "arrivals": {"constant": 1}, "payload": "1k"          | has a client of its own; leave out "client", "max-connections", "payload" and "format"
            """)
    void refusesWhatOnlyTheTrialsJvmDoes(String fields, String message) {
        Cell cell = cell(fields);

        var refused = assertThrows(PlanException.class, () -> SubjectCells.require(cell, new Placed(Place.SUBJECT)));
        assertEquals(WHO + message, refused.getMessage());
        assertDoesNotThrow(() -> SubjectCells.require(cell, new Placed(Place.TRIAL)));
    }

    @Test
    void refusesATarget() {
        Cell cell =
                cell("\"arrivals\": {\"constant\": 1}, \"target\": \"http://localhost:80/\", \"cancel\": \"deadline\"");

        assertThrows(PlanException.class, () -> SubjectCells.require(cell, new Placed(Place.SUBJECT)));
    }

    @Test
    void takesALoadALengthAndAnOutage() {
        Cell cell = cell(
                "\"arrivals\": {\"poisson\": 100}, \"awaits\": \"handoff\", \"heap\": \"256m\", \"connections\": \"auto\","
                        + " \"outage\": {\"after\": \"3s\", \"for\": \"2s\", \"mode\": \"hang\"}");

        assertDoesNotThrow(() -> SubjectCells.require(cell, new Placed(Place.SUBJECT)));
    }

    @Test
    void whatNobodyStartsIsNamedBeforeAnythingIsStarted() {
        Cell cell = cell("\"arrivals\": {\"constant\": 1}");
        Strategy needy = new Placed(Place.SUBJECT) {
            @Override
            public Set<String> needs() {
                return Set.of("oracle");
            }
        };

        var refused = assertThrows(PlanException.class, () -> Preflight.requireParts(cell, needy));
        assertTrue(
                refused.getMessage()
                        .startsWith(
                                "plan.json:1:25: strategy \"way\" needs oracle, which nothing on the class path starts; "),
                refused::getMessage);
        assertDoesNotThrow(() -> Preflight.requireParts(cell, new Placed(Place.SUBJECT)));
    }

    private static Cell cell(String fields) {
        return PlanFile.parse(
                        "plan.json", "{\"cells\": [{\"strategy\": \"way\", \"delay\": \"100ms\", " + fields + "}]}")
                .cells()
                .getFirst();
    }
}
