package slowcall.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Guards against a fuzzer that finds nothing because it changes nothing, or overlooks what it finds. */
class MutatorTest {
    private static final List<byte[]> SEEDS = Seeds.of("{\"a\": 12, \"b\": [3]}", "");

    @Test
    void theSameSeedGivesTheSameInputs() {
        Mutator one = new Mutator(SEEDS, 7);
        Mutator other = new Mutator(SEEDS, 7);
        for (int i = 0; i < 2000; i++) {
            assertArrayEquals(one.next(), other.next());
        }
    }

    @Test
    void inputsDiffer() {
        Mutator mutator = new Mutator(SEEDS, 7);
        Set<String> inputs = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            inputs.add(new String(mutator.next(), java.nio.charset.StandardCharsets.ISO_8859_1));
        }

        assertTrue(inputs.size() > 1000, () -> inputs.size() + " of 2000");
        assertEquals("{\"a\": 12, \"b\": [3]}", new String(SEEDS.getFirst(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aDefectIsFoundAndItsInputKept() {
        Fuzz fuzz = new Fuzz("self-test", 1L << 30, IllegalArgumentException.class);

        AssertionError found = assertThrows(
                AssertionError.class,
                () -> fuzz.run(SEEDS, input -> {
                    if (input.length == 0) {
                        throw new IllegalArgumentException("nothing to read");
                    }
                    if (input[0] != '{') {
                        throw new IllegalStateException("a defect");
                    }
                }));

        assertTrue(
                String.valueOf(found.getMessage()).contains("java.lang.IllegalStateException at "), found::getMessage);
    }

    @Test
    void aMessageOfTwoLinesIsADefect() {
        Fuzz fuzz = new Fuzz("self-test-lines", 1L << 30, IllegalArgumentException.class);

        assertThrows(
                AssertionError.class,
                () -> fuzz.run(SEEDS, input -> {
                    throw new IllegalArgumentException("one\ntwo");
                }));
    }
}
