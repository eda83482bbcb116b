package slowcall.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.service.PointsService;

/** Guards against a strategy that is opened where it cannot work. */
class StrategiesTest {
    private static final Strategy ELSEWHERE = new Strategy() {
        @Override
        public String name() {
            return "elsewhere";
        }

        @Override
        public String description() {
            return "makes its calls in a process of its own";
        }

        @Override
        public Place place() {
            return Place.SUBJECT;
        }

        @Override
        public Session open(PointsService service, Settings settings) {
            throw new UnsupportedOperationException("no call is made here");
        }
    };

    @Test
    void aStrategyOfAnotherProcessIsNotOpenedInTheTrial() {
        Strategy here = Strategies.named("virtual-threads");

        assertEquals(List.of(here), Strategies.inTrial(List.of(ELSEWHERE, here)));
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Strategies.named("telepathy"));

        assertTrue(refused.getMessage().startsWith("no strategy \"telepathy\"; use one of async-client, "));
        assertTrue(refused.getMessage().endsWith(". Those of a jar of yours are known with --plugin FILE.jar"));
    }
}
