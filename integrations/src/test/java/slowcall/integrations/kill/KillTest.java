package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import slowcall.integrations.ledger.Account;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.ledger.Login;

/** Guards against a kill that answers for the logins of another, or forgets one whose user has heard nothing. */
class KillTest {
    private static final Kill KILL = new Kill(2, OptionalLong.empty(), 100, 300, 10, 13);
    private static final List<Login> LOGINS = List.of(
            new Login(10, 1, Answer.ACKNOWLEDGED, 10, 20),
            new Login(11, 1, Answer.UNKNOWN, 90, 110),
            new Login(12, 1, Answer.ACKNOWLEDGED, 200, 210));

    @Test
    void whatIsCommittedAndHasNoPointsIsCountedWhateverItsUserHasHeard() {
        List<Grant> grants = List.of(new Grant(10, 1, 30), new Grant(12, 2, 220));

        Kill.Settled settled = KILL.settle(LOGINS, grants, Set.of(9L, 10L, 11L, 12L, 13L));

        assertEquals(new Account(2, 1, 2, 0, 1, 0, 0), settled.account());
        assertEquals(1, settled.rowsWithoutPoints());
        assertEquals(0, settled.pointsWithoutRows());
        assertTrue(settled.counts());
    }

    @Test
    void pointsOfALoginThatIsNotCommittedAreCountedTooAndThoseOfOthersAreNot() {
        List<Grant> grants = List.of(new Grant(10, 1, 30), new Grant(11, 1, 95), new Grant(40, 1, 99));

        Kill.Settled settled = KILL.settle(LOGINS, grants, Set.of(10L));

        assertEquals(1, settled.pointsWithoutRows());
        assertEquals(0, settled.rowsWithoutPoints());
        assertEquals(1, settled.account().unexpected());
    }

    @Test
    void aKillAtAnyTimeCountsOnlyIfItMetSomething() {
        Kill idle = new Kill(2, OptionalLong.empty(), 50, 300, 10, 13);
        List<Grant> grants = List.of(new Grant(10, 1, 30), new Grant(11, 1, 95), new Grant(12, 1, 220));

        assertFalse(idle.settle(LOGINS, grants, Set.of()).counts());
        assertTrue(KILL.settle(LOGINS, grants, Set.of()).counts());
        assertTrue(new Kill(2, OptionalLong.of(12), 50, 300, 10, 13)
                .settle(LOGINS, grants, Set.of())
                .counts());
    }
}
