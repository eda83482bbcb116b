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
import java.util.stream.LongStream;
import javax.sql.DataSource;
import slowcall.integrations.cdc.LoginMessages;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.stats.Quantiles;

/**
 * An application that logs in while one reads its log, and while three do. Each pair of values has a database and readers of its own, and
 * in every other pair the three come first: what a table, a server or this JVM becomes with time is not taken for the readers'.
 *
 * @param pairs of both
 * @param logins behind each value
 * @param perSecond how many are wanted, whether those before them are done or not
 */
public record FanOut(int pairs, int logins, int perSecond) implements Observation<FanOut.Seen> {
    private static final int READERS = 3;
    private static final int WARMING = 10;
    private static final double QUANTILE = .99;

    /**
     * What was seen.
     *
     * @param ratios for each pair, the 99th percentile of a login's time while three read, times that while one does; not a number where
     *     too few logins lie beyond it
     * @param missed of each reader: logins that it should have got, and has not
     */
    public record Seen(List<Double> ratios, List<Integer> missed) {
        public Seen {
            ratios = List.copyOf(ratios);
            missed = List.copyOf(missed);
        }
    }

    /** What a reader does with a login. */
    @FunctionalInterface
    interface Hearing {
        /**
         * It has come.
         *
         * @param reader from 0
         * @return whether the reader takes notice
         */
        boolean hears(DataSource database, int reader, long login) throws SQLException;
    }

    @Override
    public String description() {
        return "reading a log by one, and by three";
    }

    @Override
    public Duration expected() {
        long perValue = 1000L * (logins + logins / WARMING) / perSecond;
        return Duration.ofMillis(pairs * (3000 + 2 * perValue));
    }

    @Override
    public Seen make(Workshop workshop) throws Exception {
        return make(workshop, (database, reader, login) -> true);
    }

    Seen make(Workshop workshop, Hearing hearing) throws Exception {
        List<Double> ratios = new ArrayList<>();
        int[] missed = new int[READERS];
        for (int pair = 0; pair < pairs; pair++) {
            try (Pair each = new Pair(ApplicationLog.open(workshop), hearing, missed)) {
                ratios.add(each.ratio(pair % 2 == 0));
            }
        }
        return new Seen(ratios, Arrays.stream(missed).boxed().toList());
    }

    /** An application, and those who read its log. */
    private final class Pair implements AutoCloseable {
        private final ApplicationLog log;
        private final Hearing hearing;
        private final int[] missed;
        private int next;

        private Pair(ApplicationLog log, Hearing hearing, int[] missed) {
            this.log = log;
            this.hearing = hearing;
            this.missed = missed;
        }

        private double ratio(boolean oneFirst) throws Exception {
            try (Listener first = new Listener(0)) {
                double before = oneFirst ? p99() : 0;
                double three = three();
                double one = oneFirst ? before : p99();
                first.settle();
                return three / one;
            }
        }

        private double three() throws Exception {
            try (Listener second = new Listener(1);
                    Listener third = new Listener(2)) {
                double three = p99();
                second.settle();
                third.settle();
                return three;
            }
        }

        /** What is opened and compiled first does not count. */
        private double p99() throws Exception {
            long[] unused = logIn(Math.max(1, logins / WARMING));
            return Quantiles.of(logIn(logins), QUANTILE);
        }

        private long[] logIn(int count) throws Exception {
            int from = next;
            next += count;
            return Paced.nanos(count, perSecond, number -> {
                try (Connection connection = log.database().getConnection();
                        PreparedStatement insert = ApplicationLog.insert(connection)) {
                    ApplicationLog.logIn(insert, (long) from + number);
                }
            });
        }

        @Override
        public void close() {
            log.close();
        }

        /** Reads from now on. */
        private final class Listener implements AutoCloseable {
            private final int number;
            private final int from = next;
            private final Set<Long> got = ConcurrentHashMap.newKeySet();
            private final ApplicationLog.Reader reader;

            private Listener(int number) throws Exception {
                this.number = number;
                this.reader = log.read(new LoginMessages(), message -> {
                    if (hearing.hears(log.database(), number, message.id())) {
                        got.add(message.id());
                    }
                });
            }

            /** When it has read all that there is. */
            private void settle() throws Exception {
                reader.awaitEnd();
                missed[number] += Math.toIntExact(LongStream.range(from, next)
                        .filter(login -> !got.contains(login))
                        .count());
            }

            @Override
            public void close() {
                reader.close();
            }
        }
    }
}
