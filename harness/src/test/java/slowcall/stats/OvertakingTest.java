package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guards against an order that was broken and is not seen, and against one that is seen where there was none. */
class OvertakingTest {
    private record Login(int user, long sent, long answered, long applied) {}

    private static int overtaken(List<Login> logins) {
        return Overtaking.count(new Overtaking.Logins() {
            @Override
            public int size() {
                return logins.size();
            }

            @Override
            public int user(int index) {
                return logins.get(index).user();
            }

            @Override
            public long sentNanos(int index) {
                return logins.get(index).sent();
            }

            @Override
            public long answeredNanos(int index) {
                return logins.get(index).answered();
            }

            @Override
            public long appliedNanos(int index) {
                return logins.get(index).applied();
            }
        });
    }

    @Test
    void oneThatComesLateIsOne() {
        List<Login> logins = List.of(
                new Login(1, 0, 1, 100), new Login(1, 2, 3, 20), new Login(1, 4, 5, 30), new Login(1, 6, 7, 40));

        assertEquals(1, overtaken(logins));
    }

    @Test
    void anotherUsersHaveNoOrderWithIt() {
        assertEquals(0, overtaken(List.of(new Login(1, 0, 1, 100), new Login(2, 2, 3, 20))));
    }

    @Test
    void whatOverlapsHasNoOrder() {
        assertEquals(0, overtaken(List.of(new Login(1, 0, 20, 200), new Login(1, 10, 15, 100))));
    }

    @Test
    void nothingIsInOrder() {
        assertEquals(0, overtaken(List.of()));
    }

    @Test
    void isAsItWouldBeByComparingEachWithEach() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Login> logins = IntStream.range(0, 30)
                    .mapToObj(id -> {
                        long sent = random.nextInt(100);
                        return new Login(
                                random.nextInt(3), sent, sent + random.nextInt(20), 1000 * random.nextInt(100) + id);
                    })
                    .toList();

            long expected = logins.stream()
                    .filter(late -> logins.stream()
                            .anyMatch(early -> early.user() == late.user()
                                    && late.answered() < early.sent()
                                    && early.applied() < late.applied()))
                    .count();

            assertEquals(expected, overtaken(logins), "seed " + seed);
        }
    }
}
