package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Driver;
import slowcall.integrations.subject.Stamp;
import slowcall.integrations.subject.Stamps;
import slowcall.integrations.subject.Subjects;
import slowcall.integrations.subject.Users;
import slowcall.service.WireMockService;
import slowcall.stats.MedianOfTrials;

/**
 * How long committed rows lie until a file with them is there, of a sender that looks at intervals.
 *
 * @param intervalMillis from one look to the next
 * @param looks whose rows count, of each run
 * @param runs each with processes of its own, and so with a time of its own at which they first look
 */
public record BatchLag(int intervalMillis, int looks, int runs) implements Observation<List<BatchLag.Lags>> {
    private static final String WAY = "way-batch";
    private static final int CONNECTIONS = 1;
    private static final int DELAY_MILLIS = 1;
    private static final double NANOS_PER_MILLI = 1e6;

    /** The first look and the last have rows of a part of an interval only. */
    private static final int PARTIAL = 2;

    /**
     * What was seen of one run.
     *
     * @param meanMillis of each look's rows, from the commit until their file was there, on average
     * @param rowsPerSecond that were committed and sent
     */
    public record Lags(List<Double> meanMillis, double rowsPerSecond) {
        public Lags {
            meanMillis = List.copyOf(meanMillis);
        }

        /** The median over the looks: of one process, and so one value, however many they are. */
        public double medianMillis() {
            return meanMillis.isEmpty()
                    ? Double.NaN
                    : MedianOfTrials.median(
                            meanMillis.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    @Override
    public String description() {
        return "logging in while files are sent every " + intervalMillis + " ms";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(5)
                .plusMillis((long) (looks + PARTIAL) * intervalMillis)
                .multipliedBy(runs);
    }

    @Override
    public List<Lags> make(Workshop workshop) throws Exception {
        List<Lags> all = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            all.add(run(workshop));
        }
        return all;
    }

    private Lags run(Workshop workshop) throws Exception {
        Map<String, String> settings = Map.of("interval_ms", String.valueOf(intervalMillis));
        try (Subjects subjects = workshop.subject(WAY, settings)) {
            WireMockService service = Rest.service(workshop);
            // One after another: at any time of an interval as many as at any other.
            Users users = new Users(1, DELAY_MILLIS, 0);
            try (Driver driver = subjects.connect(CONNECTIONS, users)) {
                users.ask(driver);
                Users.Visit visit = users.begin();
                Thread.sleep((long) (looks + PARTIAL) * intervalMillis);
                visit.end();
                Rest.await(WAY, subjects, service);
            }
            List<Stamp> stamps = Stamps.readAll(subjects.site().folder());
            double seconds = (looks + PARTIAL) * intervalMillis / 1000.0;
            return lags(stamps, intervalMillis, seconds);
        }
    }

    private record Row(long committedNanos, long sentNanos) {}

    /** Look by look, what was noted in so many seconds. */
    static Lags lags(List<Stamp> stamps, int intervalMillis, double seconds) {
        Map<Long, Long> committed = new HashMap<>();
        Map<Long, Long> sent = new HashMap<>();
        for (Stamp stamp : stamps) {
            if (stamp.point() == Failpoint.AFTER_COMMIT) {
                committed.merge(stamp.id(), stamp.nanos(), Math::min);
            } else if (stamp.point() == Failpoint.AFTER_SEND) {
                sent.merge(stamp.id(), stamp.nanos(), Math::min);
            }
        }
        List<Row> rows = new ArrayList<>();
        sent.forEach((id, nanos) -> {
            Long since = committed.get(id);
            if (since != null) {
                rows.add(new Row(since, nanos));
            }
        });
        rows.sort(Comparator.comparingLong(Row::sentNanos));
        List<List<Row>> files = files(rows, intervalMillis);
        List<Double> means = files.stream()
                .skip(1)
                .limit(Math.max(0, files.size() - PARTIAL))
                .map(BatchLag::meanMillis)
                .toList();
        return new Lags(means, rows.size() / seconds);
    }

    /** Rows that were sent together: those of the next look come half an interval later at least. */
    private static List<List<Row>> files(List<Row> rows, int intervalMillis) {
        List<List<Row>> files = new ArrayList<>();
        long last = Long.MIN_VALUE / 2;
        for (Row row : rows) {
            if (row.sentNanos() - last > intervalMillis * NANOS_PER_MILLI / 2) {
                files.add(new ArrayList<>());
            }
            files.getLast().add(row);
            last = row.sentNanos();
        }
        return files;
    }

    private static double meanMillis(List<Row> rows) {
        return rows.stream()
                .mapToDouble(row -> (row.sentNanos() - row.committedNanos()) / NANOS_PER_MILLI)
                .average()
                .orElse(Double.NaN);
    }
}
