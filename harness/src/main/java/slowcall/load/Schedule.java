package slowcall.load;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import slowcall.plan.Arrivals;
import slowcall.plan.Exchange;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;
import slowcall.plan.Shard;

/**
 * When each request is to start and what delay each of its calls draws: computed from the seed before the trial starts, so that
 * every strategy meets the identical sequence. Delays and arrivals are drawn from separate streams: arrivals do not change the
 * delays.
 */
public final class Schedule {
    /** Stands in {@link #byNumber} for requests that another generator offers. */
    public static final byte NOT_HERE = -1;

    /** A closed loop's requests are drawn ahead for this many times the number that the mean delay lets it make. */
    private static final int CLOSED_MARGIN = 3;

    private static final int MOST_CLOSED = 2_000_000;
    private static final long ARRIVALS_STREAM = 0x9E3779B97F4A7C15L;
    private static final long SHARDS_STREAM = 0xC2B2AE3D27D4EB4FL;

    private final long[] offsetsNanos;
    private final int[][] delaysMillis;
    private final Duration length;
    private final boolean closed;
    /** Those of its requests among the plan's; empty where they are all of them. */
    private final int[] numbers;

    private Schedule(long[] offsetsNanos, int[][] delaysMillis, Duration length, boolean closed, int[] numbers) {
        this.offsetsNanos = offsetsNanos;
        this.delaysMillis = delaysMillis;
        this.length = length;
        this.closed = closed;
        this.numbers = numbers;
    }

    /**
     * Draws a schedule.
     *
     * @param length how long requests are offered; a burst takes no time
     */
    public static Schedule draw(
            Arrivals arrivals, RequestShape shape, ServiceProfile profile, Duration length, long seed) {
        return draw(arrivals, shape, profile, length, seed, Arrivals.Hold.WIRE_RPS);
    }

    /**
     * Requests one after another that all end together: each draws, beyond the service's own delay, the time until the last one's
     * start, rounded to a millisecond.
     *
     * @param exchange by which the pace goes
     */
    public static Schedule hold(Arrivals.Hold hold, Exchange exchange, ServiceProfile profile, long seed) {
        return draw(hold, new RequestShape.Single(), profile, Duration.ZERO, seed, Arrivals.Hold.pace(exchange));
    }

    private static Schedule draw(
            Arrivals arrivals, RequestShape shape, ServiceProfile profile, Duration length, long seed, double holdRps) {
        double seconds = length.toNanos() / 1e9;
        long[] offsets = switch (arrivals) {
            case Arrivals.Constant constant -> constant(constant.rate(), seconds);
            case Arrivals.Poisson poisson -> poisson(poisson.rate(), seconds, seed);
            case Arrivals.Step step -> step(step, length);
            case Arrivals.Hold hold -> constant(holdRps, hold.requests() / holdRps);
            case Arrivals.Burst burst -> new long[burst.requests()];
            case Arrivals.Closed closed -> callerStarts(closed.callers(), shape, profile);
        };
        boolean isClosed = arrivals instanceof Arrivals.Closed;
        int count = arrivals instanceof Arrivals.Closed loop
                ? closedCapacity(loop.callers(), shape, profile, seconds)
                : offsets.length;
        SplittableRandom random = new SplittableRandom(seed);
        int[][] delays = new int[count][shape.calls()];
        for (int[] request : delays) {
            for (int call = 0; call < request.length; call++) {
                request[call] = profile.drawMillis(random);
            }
        }
        if (arrivals instanceof Arrivals.Hold) {
            untilTheLast(offsets, delays);
        }
        return new Schedule(offsets, delays, lengthOf(arrivals, length, offsets), isClosed, new int[0]);
    }

    /**
     * What one of several generators offers of this schedule: every request of it is one generator's, with its start and its delays as
     * they are here. Requests at equal gaps, and those of a burst, are dealt out in turn, so that each generator has equal gaps. Of a
     * Poisson process each request is drawn one of the generators, so that each has a Poisson process, independent of the others'.
     *
     * @param arrivals that this was drawn from
     * @param seed that this was drawn from
     * @throws IllegalArgumentException if the load cannot be split
     */
    public Schedule share(Shard shard, Arrivals arrivals, long seed) {
        if (shard.offersAll()) {
            return this;
        }
        int[] own = switch (arrivals) {
            case Arrivals.Poisson poisson -> drawn(shard, seed);
            case Arrivals.Constant constant -> inTurn(shard);
            case Arrivals.Step step -> inTurn(shard);
            case Arrivals.Burst burst -> inTurn(shard);
            case Arrivals.Closed loop -> throw new IllegalArgumentException("a closed loop cannot be split");
            case Arrivals.Hold hold -> throw new IllegalArgumentException("a hold cannot be split");
        };
        long[] offsets = new long[own.length];
        int[][] delays = new int[own.length][];
        for (int index = 0; index < own.length; index++) {
            offsets[index] = offsetsNanos[own[index]];
            delays[index] = delaysMillis[own[index]];
        }
        return new Schedule(offsets, delays, length, false, own);
    }

    private int[] inTurn(Shard shard) {
        return IntStream.range(0, size())
                .filter(number -> number % shard.total() == shard.number() - 1)
                .toArray();
    }

    private int[] drawn(Shard shard, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ SHARDS_STREAM);
        return IntStream.range(0, size())
                .filter(number -> random.nextInt(shard.total()) == shard.number() - 1)
                .toArray();
    }

    private static void untilTheLast(long[] offsets, int[][] delays) {
        long last = offsets[offsets.length - 1];
        for (int i = 0; i < delays.length; i++) {
            int until = Math.toIntExact(Math.round((last - offsets[i]) / 1e6));
            for (int call = 0; call < delays[i].length; call++) {
                delays[i][call] += until;
            }
        }
    }

    /** Callers begin spread over a mean turn: together they would go on in waves. */
    private static long[] callerStarts(int callers, RequestShape shape, ServiceProfile profile) {
        double turnNanos = profile.meanMillis() * shape.inSequence() * 1e6;
        long[] offsets = new long[callers];
        for (int caller = 0; caller < callers; caller++) {
            offsets[caller] = (long) (turnNanos * caller / callers);
        }
        return offsets;
    }

    private static Duration lengthOf(Arrivals arrivals, Duration measure, long[] offsets) {
        return switch (arrivals) {
            case Arrivals.Burst burst -> Duration.ZERO;
            case Arrivals.Hold hold -> Duration.ofNanos(offsets[offsets.length - 1]);
            case Arrivals.Constant constant -> measure;
            case Arrivals.Poisson poisson -> measure;
            case Arrivals.Closed loop -> measure;
            case Arrivals.Step step -> measure;
        };
    }

    private static long[] constant(double rps, double seconds) {
        long[] offsets = new long[Math.toIntExact((long) Math.ceil(rps * seconds - 1e-9))];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (long) (i * 1e9 / rps);
        }
        return offsets;
    }

    private static long[] step(Arrivals.Step step, Duration length) {
        double first = Math.min(step.after().toNanos(), length.toNanos()) / 1e9;
        double second = Math.min(step.end().toNanos(), length.toNanos()) / 1e9;
        long[] before = constant(step.base(), first);
        long[] during = constant(step.peak(), second - first);
        long[] after = constant(step.base(), length.toNanos() / 1e9 - second);
        return LongStream.concat(
                        LongStream.of(before),
                        LongStream.concat(
                                LongStream.of(during).map(offset -> offset + (long) (first * 1e9)),
                                LongStream.of(after).map(offset -> offset + (long) (second * 1e9))))
                .toArray();
    }

    private static long[] poisson(double rps, double seconds, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ ARRIVALS_STREAM);
        long[] offsets = new long[(int) Math.ceil(rps * seconds + 10 * Math.sqrt(rps * seconds) + 10)];
        int count = 0;
        double at = 0;
        while (count < offsets.length) {
            at += -Math.log1p(-random.nextDouble()) / rps;
            if (at >= seconds) {
                break;
            }
            offsets[count++] = (long) (at * 1e9);
        }
        return Arrays.copyOf(offsets, count);
    }

    private static int closedCapacity(int callers, RequestShape shape, ServiceProfile profile, double seconds) {
        double perCaller = seconds * 1000 / Math.max(0.05, profile.meanMillis() * shape.inSequence());
        return (int) Math.min(MOST_CLOSED, callers * (CLOSED_MARGIN * perCaller + 10));
    }

    /** The most requests that can be offered; for all but closed loops, exactly those that are. */
    public int size() {
        return delaysMillis.length;
    }

    /** Which of the plan's requests one of these is: the same number, unless this is a share. */
    public int number(int index) {
        return numbers.length == 0 ? index : numbers[index];
    }

    /** A byte for each of its requests, with each where the plan's schedule has that request, and {@link #NOT_HERE} for the others. */
    public byte[] byNumber(byte[] byIndex) {
        if (numbers.length == 0) {
            return byIndex;
        }
        byte[] byNumber = new byte[byIndex.length == 0 ? 0 : number(byIndex.length - 1) + 1];
        Arrays.fill(byNumber, NOT_HERE);
        for (int index = 0; index < byIndex.length; index++) {
            byNumber[number(index)] = byIndex[index];
        }
        return byNumber;
    }

    /** Whether requests start when others end, and not at times of their own. */
    public boolean isClosed() {
        return closed;
    }

    /** When a request is to start, counted from the schedule's start; in a closed loop, when a caller sends its first. */
    public long offsetNanos(int index) {
        return offsetsNanos[index];
    }

    /** What a request's calls drew. */
    public int[] delaysMillis(int index) {
        return delaysMillis[index];
    }

    /** The longest of the requests' critical paths, in nanoseconds. */
    public long longestCriticalPathNanos(RequestShape shape) {
        long longest = 0;
        for (int[] request : delaysMillis) {
            longest = Math.max(longest, shape.criticalPathMillis(request));
        }
        return longest * 1_000_000;
    }

    /** How many requests are to have started by then, counted from the schedule's start; 0 for closed loops. */
    public int dueBy(long elapsedNanos) {
        if (closed || elapsedNanos < 0) {
            return 0;
        }
        int low = 0;
        int high = offsetsNanos.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offsetsNanos[middle] <= elapsedNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How long requests are offered. */
    public Duration length() {
        return length;
    }

    /** SHA-256 of every start and every delay, in hexadecimal. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES);
            for (long offset : offsetsNanos) {
                digest.update(buffer.putLong(0, offset).array());
            }
            for (int[] request : delaysMillis) {
                for (int delay : request) {
                    digest.update(buffer.putLong(0, delay).array());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
