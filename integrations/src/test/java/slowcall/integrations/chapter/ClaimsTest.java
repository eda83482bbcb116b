package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against claims that nobody finds, that come twice, or whose verdict nobody has tried to turn round. */
class ClaimsTest {
    private static final int LAST = 50;

    static List<Claim> claims() {
        return Chapter.all();
    }

    @Test
    void everyNumberIsThereOnce() {
        List<Integer> numbers = claims().stream().map(Claim::number).toList();

        assertEquals(IntStream.rangeClosed(1, LAST).boxed().toList(), numbers);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyOneKeepsTheContract(Claim claim) throws Exception {
        Class<?> test = Class.forName(claim.getClass().getName() + "Test");

        assertTrue(ClaimContract.class.isAssignableFrom(test), test::getName);
        assertTrue(
                claim.getClass().getSimpleName().startsWith(String.format("C%02d", claim.number())),
                () -> claim.getClass() + " is claim " + claim.number());
    }
}
