package slowcall.integrations.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.strategy.Promise;

/** Guards against a loss, a repetition, a fabrication or an overtaking that nobody sees, and against those that are none. */
class AccountTest {
    private static final int LOGINS = 200;
    private static final int USERS = 5;

    /** One login after another: asked for at 10 id, answered 4 later. */
    private static Login login(int id, Answer answer) {
        return new Login(id, id % USERS, answer, 10L * id, 10L * id + 4);
    }

    private static List<Login> acknowledged() {
        return new ArrayList<>(IntStream.range(0, LOGINS)
                .mapToObj(id -> login(id, Answer.ACKNOWLEDGED))
                .toList());
    }

    /** Each granted once, in the order of the ids. */
    private static List<Grant> once() {
        return new ArrayList<>(IntStream.range(0, LOGINS)
                .mapToObj(id -> new Grant(id, 1, 10L * id + 100))
                .toList());
    }

    @Test
    void whatWasAcknowledgedAndGrantedOnceInOrderIsInOrder() {
        assertEquals(new Account(LOGINS, 0, LOGINS, 0, 0, 0, 0), Account.of(acknowledged(), once()));
        assertEquals(new Account(0, 0, 0, 0, 0, 0, 0), Account.of(List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, LOGINS})
    void eachThatIsDroppedIsLost(int dropped) {
        List<Grant> grants = once();
        Collections.shuffle(grants, new Random(dropped));

        Account account = Account.of(acknowledged(), grants.subList(dropped, LOGINS));

        assertEquals(new Account(LOGINS, 0, LOGINS - dropped, dropped, 0, 0, 0), account);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, LOGINS})
    void eachThatIsRepeatedIsADuplicateOnceHoweverOften(int repeated) {
        List<Grant> grants = once();
        for (int id = 0; id < repeated; id++) {
            grants.set(id, new Grant(id, 2 + id, 10L * id + 100));
        }

        assertEquals(new Account(LOGINS, 0, LOGINS, 0, repeated, 0, 0), Account.of(acknowledged(), grants));
    }

    @Test
    void whatNobodyAskedForIsUnexpected() {
        List<Grant> grants = once();
        grants.add(new Grant(LOGINS + 3, 1, 5));
        grants.add(new Grant(-1, 2, 5));

        assertEquals(new Account(LOGINS, 0, LOGINS + 2, 0, 1, 2, 0), Account.of(acknowledged(), grants));
    }

    @Test
    void pointsOfALoginThatWasRolledBackAreUnexpectedAndNoneAreDueOfIt() {
        List<Login> logins = acknowledged();
        logins.set(4, login(4, Answer.REFUSED));
        logins.set(8, login(8, Answer.REFUSED));
        List<Grant> grants = once();
        grants.removeIf(grant -> grant.id() == 8);

        assertEquals(new Account(LOGINS - 2, 0, LOGINS - 1, 0, 0, 1, 0), Account.of(logins, grants));
    }

    @Test
    void ofALoginThatNobodyHeardOfEitherIsRight() {
        List<Login> logins = acknowledged();
        logins.set(4, login(4, Answer.UNKNOWN));
        logins.set(8, login(8, Answer.UNKNOWN));
        List<Grant> grants = once();
        grants.removeIf(grant -> grant.id() == 8);

        assertEquals(new Account(LOGINS - 2, 2, LOGINS - 1, 0, 0, 0, 0), Account.of(logins, grants));
    }

    @Test
    void oneThatComesLateIsOneOutOfOrderAmongItsOwnUsersOnly() {
        List<Grant> grants = once();
        // After the next three of the same user, and many of others.
        grants.set(10, new Grant(10, 1, 10L * (10 + 3 * USERS) + 105));

        assertEquals(1, Account.of(acknowledged(), grants).outOfOrder());
    }

    @Test
    void loginsThatOverlapHaveNoOrder() {
        List<Login> logins =
                List.of(new Login(1, 1, Answer.ACKNOWLEDGED, 0, 20), new Login(2, 1, Answer.ACKNOWLEDGED, 10, 15));

        assertEquals(
                0,
                Account.of(logins, List.of(new Grant(1, 1, 200), new Grant(2, 1, 100)))
                        .outOfOrder());
        assertEquals(
                0,
                Account.of(logins, List.of(new Grant(1, 1, 100), new Grant(2, 1, 200)))
                        .outOfOrder());
    }

    @Test
    void isAsItWouldBeByComparingEachWithEach() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Login> logins = IntStream.range(0, 30)
                    .mapToObj(id -> {
                        long sent = random.nextInt(100);
                        return new Login(id, random.nextInt(3), Answer.ACKNOWLEDGED, sent, sent + random.nextInt(20));
                    })
                    .toList();
            List<Long> order = new ArrayList<>(
                    IntStream.range(0, 30).mapToObj(id -> (long) id).toList());
            Collections.shuffle(order, random);
            List<Grant> grants = IntStream.range(0, 30)
                    .mapToObj(id -> new Grant(id, 1, order.get(id)))
                    .toList();

            long expected = logins.stream()
                    .filter(late -> logins.stream()
                            .anyMatch(early -> early.user() == late.user()
                                    && late.answeredNanos() < early.sentNanos()
                                    && order.get((int) early.id()) < order.get((int) late.id())))
                    .count();

            assertEquals(expected, Account.of(logins, grants).outOfOrder(), "seed " + seed);
        }
    }

    @Test
    void whatAPromiseDoesNotAllowBreaksIt() {
        Account account = new Account(100, 0, 100, 1, 2, 0, 4);

        assertEquals(List.of("duplicated 2", "out of order 4"), account.breaks(Promise.AT_MOST_ONCE.inOrder()));
        assertEquals(List.of(), new Account(100, 5, 103, 0, 0, 0, 0).breaks(Promise.EFFECTIVELY_ONCE.inOrder()));
    }

    @Test
    void accountsOfOthersAreAddedFigureByFigure() {
        assertEquals(
                new Account(11, 22, 33, 44, 55, 66, 77),
                new Account(1, 2, 3, 4, 5, 6, 7).plus(new Account(10, 20, 30, 40, 50, 60, 70)));
    }

    @Test
    void refusesBooksWithTwoEntriesOfAnId() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Account.of(List.of(login(1, Answer.UNKNOWN), login(1, Answer.UNKNOWN)), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Account.of(List.of(), List.of(new Grant(1, 1, 0), new Grant(1, 1, 0))));
    }
}
