package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.integrations.parts.Database;
import slowcall.integrations.subject.LoginSettings;
import slowcall.integrations.subject.Role;
import slowcall.integrations.subject.Way;
import slowcall.integrations.subject.Window;
import slowcall.plan.Awaits;
import slowcall.strategy.Place;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** Guards against a way that the subject's processes do not find, or that a plan runs as if it called from the trial's JVM. */
class WaysTest {
    static Stream<HandOffStrategy> ways() {
        return Strategies.all().stream()
                .filter(HandOffStrategy.class::isInstance)
                .map(HandOffStrategy.class::cast);
    }

    @Test
    void thoseOfTheChapterThatNeedNoBrokerAreThere() {
        assertTrue(ways().map(Strategy::name)
                .toList()
                .containsAll(List.of(
                        "way-cdc", "way-outbox-tailing", "way-pool", "way-spring-async", "way-sync", "way-virtual")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void isFoundByBothSidesUnderOneName(HandOffStrategy way) {
        assertEquals(way.getClass(), Way.named(way.name()).getClass());
        assertTrue(way.name().startsWith("way-"));
        assertFalse(way.description().isBlank());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void makesItsCallsElsewhereAndAnswersOnTheHandOff(HandOffStrategy way) {
        assertEquals(Place.SUBJECT, way.place());
        assertTrue(way.supports(Awaits.HANDOFF));
        assertFalse(way.supports(Awaits.RESULT));
        assertFalse(Strategies.inTrial().stream()
                .anyMatch(strategy -> strategy.name().equals(way.name())));
        assertThrows(
                UnsupportedOperationException.class,
                () -> way.open(null, way.settings().defaults()));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void takesTheSettingsOfEveryLoginAndNeedsTheDatabaseOfLogins(HandOffStrategy way) {
        assertTrue(way.settings().names().containsAll(LoginSettings.schema().names()));
        assertTrue(way.needs().contains(Database.NAME));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void isKilledWhereItHasAProcessAndComparedWithAWayThatThereIs(HandOffStrategy way) {
        for (Window window : way.windows()) {
            assertTrue(window.role() == Role.FRONT || way.hasBack());
            window.control().ifPresent(control -> Way.named(control.way()));
        }
    }
}
