package slowcall.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Breaks input: a few changes to one of the seeds, of the kinds that parsers trip over. The same seed gives the same inputs. */
public final class Mutator {
    private static final int LONGEST = 1 << 20;
    private static final int MOST_CHANGES = 4;
    private static final int LONGEST_RANGE = 200;

    private static final List<byte[]> WORDS = List.of(
                    "",
                    "0",
                    "-1",
                    "-0",
                    "1.5",
                    "NaN",
                    "Infinity",
                    "1e999",
                    "-1e-999",
                    "2147483648",
                    "9223372036854775807",
                    "9223372036854775808",
                    "99999999999999999999999999",
                    "0x1p3",
                    "01",
                    "\"",
                    "'",
                    "`",
                    "\n",
                    "\r",
                    "\r\n",
                    "\t",
                    "\0",
                    ",",
                    ";",
                    ":",
                    "=",
                    "{",
                    "}",
                    "[",
                    "]",
                    "(",
                    ")",
                    "<",
                    ">",
                    "//",
                    "/*",
                    "*/",
                    "null",
                    "true",
                    "=1+1",
                    "@x",
                    "\\u0000",
                    "\\",
                    "\u001b[2J",
                    "\u202e",
                    "\u2028",
                    "\uFEFF",
                    "\uD834\uDD1E",
                    "../",
                    "/",
                    "%s",
                    "%",
                    "${x}",
                    "<script>",
                    "--",
                    "-",
                    "Tag=",
                    "10m",
                    "1ns",
                    "{\"a\":",
                    "[[[[[[[[",
                    " ")
            .stream()
            .map(word -> word.getBytes(UTF_8))
            .toList();

    private final List<byte[]> seeds;
    private final SplittableRandom random;

    /**
     * @param seeds valid and broken inputs; at least one
     */
    public Mutator(List<byte[]> seeds, long seed) {
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("nothing to begin with");
        }
        this.seeds = List.copyOf(seeds);
        this.random = new SplittableRandom(seed);
    }

    /** Another input. */
    public byte[] next() {
        return mutated(seeds.get(random.nextInt(seeds.size())));
    }

    /** One of these inputs with a few changes. */
    public byte[] mutated(byte[] input) {
        byte[] mutated = input.clone();
        for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
            mutated = changed(mutated);
        }
        return mutated.length <= LONGEST ? mutated : Arrays.copyOf(mutated, LONGEST);
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        return switch (random.nextInt(9)) {
            case 0 -> flipped(input);
            case 1 -> Arrays.copyOf(input, at);
            case 2 -> replaced(input, at, range(input, at), new byte[0]);
            case 3 -> replaced(input, at, 0, Arrays.copyOfRange(input, at, at + range(input, at)));
            case 4 -> replaced(input, at, range(input, at), word());
            case 5 -> replaced(input, at, 0, word());
            case 6 -> anotherNumber(input, at);
            case 7 -> spliced(input, at);
            default -> replaced(input, at, 0, repeated(word()));
        };
    }

    private int range(byte[] input, int at) {
        return Math.min(input.length - at, random.nextInt(LONGEST_RANGE));
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private byte[] repeated(byte[] word) {
        int times = 1 << random.nextInt(12);
        byte[] repeated = new byte[word.length * times];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = word[i % word.length];
        }
        return repeated;
    }

    private byte[] flipped(byte[] input) {
        if (input.length > 0) {
            input[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return input;
    }

    /** The next number behind a place becomes another one. */
    private byte[] anotherNumber(byte[] input, int at) {
        int from = at;
        while (from < input.length && !isDigit(input[from])) {
            from++;
        }
        int to = from;
        while (to < input.length && isDigit(input[to])) {
            to++;
        }
        return replaced(input, from, to - from, word());
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    /** It goes on as another seed does. */
    private byte[] spliced(byte[] input, int at) {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int from = random.nextInt(other.length + 1);
        return replaced(input, at, input.length - at, Arrays.copyOfRange(other, from, other.length));
    }

    private static byte[] replaced(byte[] input, int at, int length, byte[] by) {
        byte[] replaced = new byte[input.length - length + by.length];
        System.arraycopy(input, 0, replaced, 0, at);
        System.arraycopy(by, 0, replaced, at, by.length);
        System.arraycopy(input, at + length, replaced, at + by.length, input.length - at - length);
        return replaced;
    }
}
