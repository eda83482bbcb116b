package slowcall.integrations.chapter.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.integrations.failure.GivenUp;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.ledger.Login;
import slowcall.service.PointsCall;

/** Guards against a call that ends twice, or not at all, and counts as one that ended. */
class TerminalRecordsTest {
    private static Login login(long id, Answer answer) {
        return new Login(id, 0, answer, 0, id);
    }

    private static GivenUp givenUp(long id) {
        return new GivenUp(new PointsCall(id, 0, 5), 3, "status 503");
    }

    @Test
    void eachKindOfEndIsCountedByItself() {
        List<Login> logins = List.of(
                login(0, Answer.ACKNOWLEDGED),
                login(1, Answer.ACKNOWLEDGED),
                login(2, Answer.ACKNOWLEDGED),
                login(3, Answer.ACKNOWLEDGED),
                login(4, Answer.ACKNOWLEDGED),
                login(5, Answer.REFUSED),
                login(6, Answer.ACKNOWLEDGED));
        List<Grant> grants = List.of(new Grant(0, 1, 9), new Grant(2, 1, 9), new Grant(3, 2, 9), new Grant(6, 1, 9));
        List<GivenUp> log = List.of(givenUp(1), givenUp(2));

        assertEquals(
                new TerminalRecords.Ends(2, 1, 2, 1, 1, 1),
                TerminalRecords.ends(logins, grants, log, new TerminalRecords.Tail(6, 10)));
    }

    @Test
    void whoIsAnsweredWhenTheServiceWorksAgainHasRepeatedNothing() {
        List<Login> logins = List.of(login(6, Answer.ACKNOWLEDGED), login(12, Answer.ACKNOWLEDGED));
        List<Grant> grants = List.of(new Grant(12, 1, 9));

        assertEquals(
                new TerminalRecords.Ends(1, 1, 0, 0, 1, 0),
                TerminalRecords.ends(logins, grants, List.of(givenUp(6)), new TerminalRecords.Tail(6, 10)));
    }
}
