package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.ledger.Login;

/** Guards against kills that count although there was nothing to kill, and those that do not although there was. */
class UnderWayTest {
    private static final long KILL = 100;

    private static int underWay(Answer answer, long sent, long answered, Grant... grants) {
        return UnderWay.at(KILL, List.of(new Login(1, 1, answer, sent, answered)), List.of(grants));
    }

    @Test
    void whoIsNotAnsweredIsUnderWayWhateverComesOfIt() {
        assertEquals(1, underWay(Answer.ACKNOWLEDGED, 90, 110));
        assertEquals(1, underWay(Answer.REFUSED, 90, 110));
        assertEquals(1, underWay(Answer.UNKNOWN, 90, 110, new Grant(1, 1, 95)));
    }

    @Test
    void whoIsAcknowledgedIsUnderWayUntilThePointsAreThere() {
        assertEquals(1, underWay(Answer.ACKNOWLEDGED, 80, 90));
        assertEquals(1, underWay(Answer.ACKNOWLEDGED, 80, 90, new Grant(1, 1, 120)));
        assertEquals(0, underWay(Answer.ACKNOWLEDGED, 80, 90, new Grant(1, 1, 95)));
        assertEquals(1, underWay(Answer.ACKNOWLEDGED, 80, 90, new Grant(2, 1, 95)));
    }

    @Test
    void whoIsRefusedOrHasNotAskedIsNot() {
        assertEquals(0, underWay(Answer.REFUSED, 80, 90));
        assertEquals(0, underWay(Answer.ACKNOWLEDGED, 100, 120));
        assertEquals(0, underWay(Answer.UNKNOWN, 80, 90));
    }
}
