package slowcall.integrations.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import slowcall.jvm.ChildFailedException;
import slowcall.result.Environment;
import slowcall.result.Manifest;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.service.WireMockService;

/** Kills by a plan, in a results folder of its own: what the books of an arm have come to is on the disk as soon as it is known. */
public final class Kills {
    /** The table of kills, in the results folder. */
    public static final String TABLE = "kills.csv";

    /** The table of arms beside it, when all have been run. */
    public static final String ARMS = "kill-arms.csv";

    private final KillPlan plan;
    private final long seed;
    private final Listener listener;
    private final Opening opening;

    /** Who runs arms, until it is closed. */
    interface OpenArms extends KillSeries.Arms, AutoCloseable {
        @Override
        void close();
    }

    /** Starts what arms need. */
    @FunctionalInterface
    interface Opening {
        /** As {@link OpenServers#start}. */
        OpenArms open(Set<String> needed, Path folder, Consumer<String> status)
                throws IOException, InterruptedException;
    }

    /** Is told how it goes. */
    public interface Listener {
        /** Nothing has been started yet; the results folder exists. */
        void starting(Path folder);

        /** What is going on, soon outdated. */
        void progress(String text);

        /** An arm has come to its end, or a control to its. */
        void finished(Row arm);
    }

    /**
     * What came of it.
     *
     * @param folder the results
     * @param arms rows of {@code kill-arms.csv}
     */
    public record Result(Path folder, List<Row> arms) {
        /** Arms with that verdict. */
        public List<Row> judged(String verdict) {
            return arms.stream()
                    .filter(arm -> arm.text("verdict").equals(verdict))
                    .toList();
        }

        /** The sum of a column over the arms that are protected: those without protection are there to be harmed. */
        public long sum(String column) {
            return arms.stream()
                    .filter(arm -> arm.text("arm").equals(KillTable.PROTECTED))
                    .mapToLong(arm -> arm.count(column))
                    .sum();
        }
    }

    /**
     * @param seed decides the moments, as far as they are not the processes' own
     */
    public Kills(KillPlan plan, long seed, Listener listener) {
        this(plan, seed, listener, OpenServers::start);
    }

    Kills(KillPlan plan, long seed, Listener listener, Opening opening) {
        this.plan = plan;
        this.seed = seed;
        this.listener = listener;
        this.opening = opening;
    }

    /**
     * Kills.
     *
     * @param root where the results folder is created
     * @param command how it was asked for, for the manifest
     * @throws IOException if a server does not start, or the folder cannot be written
     */
    public Result run(Path root, List<String> command) throws IOException, InterruptedException {
        Instant started = Instant.now();
        ResultsFolder folder = ResultsFolder.create(root, "kills", started, TABLE, KillTable.COLUMNS);
        Manifest manifest = new Manifest(folder.path(), started, about(folder.path(), command));
        manifest.write();
        listener.starting(folder.path());
        List<Row> arms;
        try (OpenArms open = opening.open(plan.needs(), folder.work("servers").toAbsolutePath(), listener::progress)) {
            arms = new Course(open, folder).run();
        }
        folder.writeTable(ARMS, ArmTable.COLUMNS, arms);
        folder.removeWork();
        manifest.complete(Instant.now());
        return new Result(folder.path(), arms);
    }

    private Map<String, Object> about(Path folder, List<String> command) throws IOException {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("plan", "kills");
        about.put("seed", seed);
        about.put("arms", plan.entries().size());
        about.put("kills_each", plan.killsEach());
        about.put("control_kills", plan.controlKills());
        about.put("command", command);
        about.put("service_flags", WireMockService.FLAGS);
        about.put("subject_flags", KillRun.FLAGS);
        // Where it is kept in memory, what is forced to the disk costs nothing, and is on none.
        about.put("filesystem", Files.getFileStore(folder).type());
        about.put("environment", Environment.fingerprint(List.of(), List.of()));
        return about;
    }

    /** One arm after the other; one that cannot be carried out does not keep the others from it. */
    private final class Course implements KillSeries.Listener {
        private final ResultsFolder folder;
        private final KillSeries series;
        private final List<Row> arms = new ArrayList<>();
        private Duration left = plan.expected();
        private int begun;
        private int written;

        Course(KillSeries.Arms open, ResultsFolder folder) {
            this.folder = folder;
            this.series = new KillSeries(open, folder.work("arms").toAbsolutePath(), seed, this);
        }

        List<Row> run() throws InterruptedException {
            for (KillPlan.Entry entry : plan.entries()) {
                begun++;
                try {
                    finish(ArmTable.of(series.run(entry, plan)));
                } catch (ChildFailedException | IOException e) {
                    finish(ArmTable.failed(entry.arm(), String.valueOf(e.getMessage())));
                }
            }
            return arms;
        }

        private void finish(Row arm) {
            arms.add(arm);
            listener.finished(arm);
        }

        @Override
        public void starting(KillArm arm) {
            written = 0;
            boolean isControl = !arm.equals(plan.entries().get(begun - 1).arm());
            listener.progress("[" + begun + "/" + plan.entries().size() + "] " + arm + (isControl ? ", control" : "")
                    + ", about " + Math.max(1, left.toMinutes()) + " min left");
            left = left.minus(arm.expected(isControl ? plan.controlEffort().wanted() : plan.killsEach()));
        }

        @Override
        public void knownOfControl(KillResult soFar) {
            write(KillTable.ofControl(soFar));
        }

        @Override
        public void finishedControl(KillResult control) {
            finish(ArmTable.ofControl(control));
        }

        @Override
        public void known(KillSeries.Compared soFar) {
            write(KillTable.of(soFar));
        }

        /** Those that are not there yet. */
        private void write(List<Row> rows) {
            try {
                for (Row row : rows.subList(written, rows.size())) {
                    folder.append(row);
                }
            } catch (IOException e) {
                // Not the arm's failure: nobody would hear of the next ones either.
                throw new UncheckedIOException(e);
            }
            written = rows.size();
        }
    }
}
