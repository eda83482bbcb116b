package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Guards against an order that nobody could break, and against processes that differ on whose login one is. */
class UsersTest {
    private static final Users USERS = new Users(8);

    @Test
    void everyUserLogsInAboutAsOften() {
        int[] logins = new int[8];
        LongStream.range(0, 8000).forEach(id -> logins[USERS.of(id)]++);

        assertTrue(Arrays.stream(logins).allMatch(count -> count > 800 && count < 1200), Arrays.toString(logins));
    }

    @Test
    void oneUsersLoginsLieUnevenlyApart() {
        long[] gaps =
                gaps(LongStream.range(0, 8000).filter(id -> USERS.of(id) == 3).toArray());

        assertEquals(1, Arrays.stream(gaps).min().orElseThrow());
        assertTrue(Arrays.stream(gaps).max().orElseThrow() > 24);
    }

    private static long[] gaps(long[] ids) {
        return LongStream.range(1, ids.length)
                .map(i -> ids[(int) i] - ids[(int) i - 1])
                .toArray();
    }

    @Test
    void anIdHasTheSameUserWhereverItIsAsked() {
        assertEquals(new Users(8).of(4711), USERS.of(4711));
        assertEquals(0, new Users(1).of(-7));
    }

    @Test
    void onlyAnUnusualNumberTellsACellApart() {
        assertEquals("", Users.USUAL.toString());
        assertEquals("users=8", USERS.toString());
    }
}
