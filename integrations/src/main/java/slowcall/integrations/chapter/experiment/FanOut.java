package slowcall.integrations.chapter.experiment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import slowcall.integrations.cdc.LoginMessages;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;

/**
 * An application that logs in while one reads its log, and while three do.
 *
 * @param times it is looked at, each way
 * @param logins in each
 */
public record FanOut(int times, int logins) implements Observation<FanOut.Seen> {
    private static final int READERS = 3;

    /**
     * What was seen.
     *
     * @param ratios the 99th percentile of a login's time while three read, times that while one does
     * @param missed of each reader: logins that it should have got, and has not
     */
    public record Seen(List<Double> ratios, List<Integer> missed) {
        public Seen {
            ratios = List.copyOf(ratios);
            missed = List.copyOf(missed);
        }
    }

    @Override
    public String description() {
        return "reading a log by one, and by three";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(4).plusMillis(6L * times * logins);
    }

    @Override
    public Seen make(Workshop workshop) throws Exception {
        List<Set<Long>> got = new ArrayList<>();
        List<ApplicationLog.Reader> readers = new ArrayList<>();
        try (ApplicationLog log = ApplicationLog.open(workshop)) {
            try {
                read(log, got, readers);
                // What is opened and compiled first.
                double unused = p99(log, 0);
                List<Double> one = times(log, 1);
                int later = (times + 1) * logins;
                while (readers.size() < READERS) {
                    read(log, got, readers);
                }
                for (ApplicationLog.Reader reader : readers) {
                    reader.awaitEnd();
                }
                List<Double> three = times(log, times + 1);
                for (ApplicationLog.Reader reader : readers) {
                    reader.awaitEnd();
                }
                return new Seen(
                        IntStream.range(0, times)
                                .mapToObj(i -> three.get(i) / one.get(i))
                                .toList(),
                        got.stream().map(each -> missing(each, later)).toList());
            } finally {
                readers.forEach(ApplicationLog.Reader::close);
            }
        }
    }

    private static void read(ApplicationLog log, List<Set<Long>> got, List<ApplicationLog.Reader> readers)
            throws Exception {
        Set<Long> own = ConcurrentHashMap.newKeySet();
        got.add(own);
        readers.add(log.read(new LoginMessages(), message -> own.add(message.id())));
    }

    private List<Double> times(ApplicationLog log, int first) throws SQLException {
        List<Double> nanos = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            nanos.add(p99(log, (first + i) * logins));
        }
        return nanos;
    }

    private double p99(ApplicationLog log, int from) throws SQLException {
        long[] nanos = new long[logins];
        try (Connection connection = log.database().getConnection();
                PreparedStatement insert = ApplicationLog.insert(connection)) {
            for (int i = 0; i < logins; i++) {
                long start = System.nanoTime();
                ApplicationLog.logIn(insert, (long) from + i);
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        return nanos[logins * 99 / 100];
    }

    private int missing(Set<Long> got, int from) {
        return Math.toIntExact(LongStream.range(from, (2L * times + 1) * logins)
                .filter(id -> !got.contains(id))
                .count());
    }
}
