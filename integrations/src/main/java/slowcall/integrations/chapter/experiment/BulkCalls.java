package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import slowcall.integrations.batch.BulkSender;
import slowcall.integrations.batch.Exporter;
import slowcall.integrations.batch.FileConsumer;
import slowcall.integrations.batch.FileFormat;
import slowcall.integrations.batch.HttpBulkPoints;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.message.Passage;
import slowcall.stats.MedianOfTrials;

/**
 * The same rows handed over by a bulk API and by files, as many as it is said, to receivers that do nothing with them.
 *
 * @param sizes rows handed over at once, ascending
 * @param times those are that a call can have; more three times, and a million once
 */
public record BulkCalls(List<Integer> sizes, int times) implements Observation<List<BulkCalls.Timed>> {
    private static final int MOST_IN_A_CALL = 10_000;
    private static final int MOST_IN_A_FILE = 100_000;
    private static final int TIMES_OF_MORE = 3;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final double NANOS_PER_MILLI = 1e6;

    /** Written down, handed over by both, and applied. */
    private static final int ROWS_PER_MILLI = 10;

    public BulkCalls {
        sizes = List.copyOf(sizes);
    }

    /**
     * What was seen of one size.
     *
     * @param rows that were handed over each time
     * @param missing of all that were, those that did not arrive by either
     * @param bulkMillis how long each time took by calls
     * @param fileMillis how long each time took by files, until they were applied
     */
    public record Timed(int rows, int missing, List<Double> bulkMillis, List<Double> fileMillis) {
        public Timed {
            bulkMillis = List.copyOf(bulkMillis);
            fileMillis = List.copyOf(fileMillis);
        }

        /** How many times the median of the files is that of the calls. */
        public double ratio() {
            return median(fileMillis) / median(bulkMillis);
        }

        private static double median(List<Double> millis) {
            return MedianOfTrials.median(
                    millis.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    @Override
    public String description() {
        return "handing rows over by bulk calls and by files";
    }

    @Override
    public Duration expected() {
        long rows =
                sizes.stream().mapToLong(size -> (long) size * timesOf(size)).sum();
        int handovers = sizes.stream().mapToInt(this::timesOf).sum();
        return Duration.ofSeconds(5).plusMillis(rows / ROWS_PER_MILLI).plusMillis(20L * handovers);
    }

    @Override
    public List<Timed> make(Workshop workshop) throws Exception {
        try (BulkServer bulk = BulkServer.start();
                HttpBulkPoints points = new HttpBulkPoints(bulk.address(), TIMEOUT);
                FileExchange forCalls = FileExchange.open(workshop, FileFormat.CSV, MOST_IN_A_FILE);
                FileExchange forFiles = FileExchange.open(workshop, FileFormat.CSV, MOST_IN_A_FILE)) {
            AtomicInteger applied = new AtomicInteger();
            BulkSender calls = new BulkSender(forCalls.logins(), points, MOST_IN_A_CALL, Passage.UNSEEN);
            Exporter exporter = forFiles.sender(forFiles.connect());
            FileConsumer receiver = forFiles.receiver("first", forFiles.connect(), row -> applied.incrementAndGet());
            Way byCalls = new Way(forCalls, bulk::granted, calls::run);
            Way byFiles = new Way(forFiles, applied::get, () -> {
                exporter.run();
                receiver.run();
            });
            // What is opened and compiled first.
            handOver(byCalls, 1);
            handOver(byFiles, 1);
            List<Timed> all = new ArrayList<>();
            for (int rows : sizes) {
                all.add(time(byCalls, byFiles, rows, timesOf(rows)));
            }
            return all;
        }
    }

    /** A hiccup is a large part of a short hand-over, and a small one of a long one. */
    private int timesOf(int rows) {
        if (rows <= MOST_IN_A_CALL) {
            return times;
        }
        return rows <= MOST_IN_A_FILE ? Math.min(times, TIMES_OF_MORE) : 1;
    }

    private interface Handover {
        void run() throws Exception;
    }

    private interface Arrived {
        int now();
    }

    /** One of the two, with the rows that it has had. */
    private static final class Way {
        private final FileExchange exchange;
        private final Arrived arrived;
        private final Handover handover;
        private long next;

        Way(FileExchange exchange, Arrived arrived, Handover handover) {
            this.exchange = exchange;
            this.arrived = arrived;
            this.handover = handover;
        }
    }

    private static Timed time(Way byCalls, Way byFiles, int rows, int times) throws Exception {
        List<Double> bulk = new ArrayList<>();
        List<Double> file = new ArrayList<>();
        int before = byCalls.arrived.now() + byFiles.arrived.now();
        for (int i = 0; i < times; i++) {
            // In turn: neither is always the one that comes first.
            if (i % 2 == 0) {
                bulk.add(handOver(byCalls, rows));
                file.add(handOver(byFiles, rows));
            } else {
                file.add(handOver(byFiles, rows));
                bulk.add(handOver(byCalls, rows));
            }
        }
        int arrived = byCalls.arrived.now() + byFiles.arrived.now() - before;
        return new Timed(rows, 2 * times * rows - arrived, bulk, file);
    }

    /** How long it takes, in milliseconds. */
    private static double handOver(Way way, int rows) throws Exception {
        way.exchange.logIn(way.next, way.next + rows);
        way.next += rows;
        long start = System.nanoTime();
        way.handover.run();
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }
}
