package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.plan.Position;
import slowcall.plan.RequestShape;
import slowcall.plan.Setting;
import slowcall.service.PointsCall;
import slowcall.strategy.Request;
import slowcall.strategy.Settings;

/** Guards against logins that roll back more often than a plan says, or not the same ones each time. */
class LoginSettingsTest {
    private static Settings settings(int rollbacks) {
        return LoginSettings.schema()
                .read("way", Map.of(LoginSettings.ROLLBACKS, new Setting(Integer.toString(rollbacks), Position.NONE)));
    }

    private record Third(long id) implements Request {
        @Override
        public RequestShape shape() {
            return new RequestShape.Single();
        }

        @Override
        public int user() {
            return 3;
        }

        @Override
        public PointsCall call(int index) {
            return new PointsCall(id, index, 20);
        }
    }

    @Test
    void aLoginIsWhatItsRequestIs() {
        assertEquals(new Asked(17, 3, 20, false), LoginSettings.asked(settings(0), new Third(17)));
        assertEquals(new Asked(-17, 3, 20, true), LoginSettings.asked(settings(100), new Third(-17)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 99, 100})
    void soManyOfAHundredRollBack(int rollbacks) {
        long rolledBack = LongStream.range(0, 100_000)
                .filter(id ->
                        LoginSettings.asked(settings(rollbacks), new Third(id)).rollsBack())
                .count();

        // A hash of consecutive numbers is spread more evenly than chance would spread them.
        assertEquals(1000.0 * rollbacks, (double) rolledBack, 100);
    }
}
