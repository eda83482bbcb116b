package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import slowcall.integrations.batch.Consumed;
import slowcall.integrations.batch.FileAgreement;
import slowcall.integrations.batch.FileConsumer;
import slowcall.integrations.batch.FileFormat;
import slowcall.integrations.batch.RowEffect;
import slowcall.integrations.batch.SftpFiles;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;

/**
 * Files for two receivers at once; then they look again, and a file comes again.
 *
 * @param rows in all files together
 */
public record TwoReceivers(int rows) implements Observation<TwoReceivers.Applied> {
    private static final int FILES = 20;

    /**
     * What was seen.
     *
     * @param files that were sent
     * @param notOnce rows that were applied by nobody, or more than once
     * @param again rows that were applied when both looked once more
     * @param recognised files, of the one that came again
     */
    public record Applied(int files, int notOnce, int again, int recognised) {}

    @Override
    public String description() {
        return "receiving files twice";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(3).plusMillis(rows / 10);
    }

    @Override
    public Applied make(Workshop workshop) throws Exception {
        Map<Long, Integer> times = new ConcurrentHashMap<>();
        try (FileExchange exchange = FileExchange.open(workshop, FileFormat.CSV, rows / FILES)) {
            exchange.logIn(0, rows);
            RowEffect effect = row -> times.merge(row.id(), 1, Integer::sum);
            FileConsumer first = exchange.receiver("first", exchange.connect(), effect);
            FileConsumer second = exchange.receiver("second", exchange.connect(), effect);
            first.prepare();
            second.prepare();
            int files = exchange.sender(exchange.connect()).run();
            runAtOnce(first, second);
            int notOnce = Math.toIntExact(LongStream.range(0, rows)
                    .filter(id -> times.getOrDefault(id, 0) != 1)
                    .count());
            int again = first.run().rows() + second.run().rows();
            Consumed repeated = applyAgain(exchange.connect(), first);
            return new Applied(files, notOnce, again + repeated.rows(), repeated.repeated());
        }
    }

    private static void runAtOnce(FileConsumer first, FileConsumer second)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Consumed>> both = List.of(first::run, second::run);
            for (Future<Consumed> each : threads.invokeAll(both)) {
                each.get();
            }
        }
    }

    private static Consumed applyAgain(SftpFiles server, FileConsumer receiver) throws Exception {
        String done = server.list(FileAgreement.DONE).getFirst().name();
        server.put(FileAgreement.INBOX + "/" + done, server.get(FileAgreement.DONE + "/" + done));
        return receiver.run();
    }
}
