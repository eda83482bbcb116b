package slowcall.fuzz;

import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import slowcall.ReliabilityFigure;

/**
 * Feeds a parser with broken input and holds it to its contract: it reads the input or refuses it, by its own exception, with a message
 * of one line, within a time and an amount of memory. A second each, or {@code -Dslowcall.fuzz.seconds=60}; {@code -Dslowcall.fuzz.seed=7}
 * draws other inputs. What breaks the contract is kept in {@code target/fuzz}.
 */
public final class Fuzz {
    private static final int USUAL_SECONDS = 1;
    private static final long USUAL_SEED = 20260401;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int LONGEST_MESSAGE = 4000;
    private static final int MOST_FAILURES = 30;
    private static final Path KEPT = Path.of("target", "fuzz");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private final String name;
    private final long mostBytes;
    private final Predicate<Exception> refusal;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private long inputs;
    private long refused;
    private volatile byte[] current = {};
    private volatile long begunNanos = System.nanoTime();

    /** What is fed. */
    @FunctionalInterface
    public interface Parser {
        void read(byte[] input) throws Exception;
    }

    /**
     * @param name of the parser, which is a figure's
     * @param mostBytes that it may allocate for an input, garbage included
     * @param refusal what its own exceptions are
     */
    public Fuzz(String name, long mostBytes, Predicate<Exception> refusal) {
        this.name = name;
        this.mostBytes = mostBytes;
        this.refusal = refusal;
    }

    /** With this exception for refusals. */
    public Fuzz(String name, long mostBytes, Class<? extends Exception> refusal) {
        this(name, mostBytes, refusal::isInstance);
    }

    /** What inputs are drawn by. */
    public static long seed() {
        return Long.getLong("slowcall.fuzz.seed", USUAL_SEED);
    }

    /** Feeds the seeds first, as they are, and then whatever becomes of them. */
    public void run(List<byte[]> seeds, Parser... parsers) throws IOException, InterruptedException {
        Mutator mutator = new Mutator(seeds, seed());
        run(seeds, mutator::next, parsers);
    }

    /** Feeds the seeds, and then the others until the time is over: each to all of the parsers, whatever the first makes of it. */
    public void run(List<byte[]> seeds, Supplier<byte[]> others, Parser... parsers)
            throws IOException, InterruptedException {
        int seconds = Integer.getInteger("slowcall.fuzz.seconds", USUAL_SECONDS);
        begunNanos = System.nanoTime();
        long end = begunNanos + TimeUnit.SECONDS.toNanos(seconds);
        Thread worker = Thread.ofPlatform()
                .daemon()
                .name("fuzz-" + name)
                .start(() -> feed(seeds, others, List.of(parsers), end));
        while (!worker.join(Duration.ofMillis(50))) {
            if (System.nanoTime() - begunNanos > LONGEST_NANOS) {
                fail(name + " hangs at " + kept(current, "hang"));
            }
        }
        System.out.println(name + ": " + inputs + " inputs by seed " + seed() + ", " + refused + " refused, "
                + failures.size() + " failures");
        if (!failures.isEmpty()) {
            fail(name + ":\n" + String.join("\n", failures.values()));
        }
        ReliabilityFigure.publish(
                "fuzz-" + name, inputs + " inputs in " + seconds + " s, " + refused + " refused, 0 failures");
    }

    private void feed(List<byte[]> seeds, Supplier<byte[]> others, List<Parser> parsers, long endNanos) {
        try {
            seeds.forEach(seed -> attempt(parsers, seed));
            while (System.nanoTime() < endNanos && failures.size() < MOST_FAILURES) {
                attempt(parsers, others.get());
            }
        } catch (RuntimeException | Error e) {
            failures.put("fuzzer", "the fuzzer itself: " + e + place(e));
        }
    }

    /** It is refused if all refuse it. */
    private void attempt(List<Parser> parsers, byte[] input) {
        inputs++;
        current = input;
        int refusals = 0;
        for (Parser parser : parsers) {
            begunNanos = System.nanoTime();
            long before = threads.getCurrentThreadAllocatedBytes();
            refusals += isRead(parser, input) ? 0 : 1;
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            if (allocated > mostBytes) {
                failed("memory", "takes " + (allocated >> 20) + " MiB", input);
            }
        }
        refused += refusals == parsers.size() ? 1 : 0;
    }

    private boolean isRead(Parser parser, byte[] input) {
        try {
            parser.read(input);
            return true;
        } catch (Exception e) {
            if (refusal.test(e)) {
                look(e, input);
            } else {
                failed(e.getClass().getName() + place(e), e.toString(), input);
            }
        } catch (Throwable e) {
            failed(e.getClass().getName() + place(e), e.toString(), input);
        }
        return false;
    }

    private void look(Exception refused, byte[] input) {
        String message = refused.getMessage();
        if (message == null || message.isBlank()) {
            failed("no message" + place(refused), "says nothing", input);
        } else if (CONTROL.matcher(message).find()) {
            failed("lines" + place(refused), "more than a line: " + message, input);
        } else if (message.length() > LONGEST_MESSAGE) {
            failed("length" + place(refused), "a message of " + message.length() + " characters", input);
        }
    }

    /** The first place of ours: one failure of each is enough. */
    private static String place(Throwable e) {
        for (StackTraceElement element : e.getStackTrace()) {
            if (element.getClassName().startsWith("slowcall.")) {
                return " at " + element;
            }
        }
        return "";
    }

    private void failed(String kind, String what, byte[] input) {
        if (!failures.containsKey(kind)) {
            failures.put(
                    kind, kind + ": " + shortened(what) + ", for " + kept(input, Integer.toString(failures.size())));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private Path kept(byte[] input, String number) {
        try {
            return Files.write(Files.createDirectories(KEPT).resolve(name + "-" + number + ".bin"), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
