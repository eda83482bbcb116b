package slowcall.selfcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import slowcall.jvm.ChildFailedException;
import slowcall.result.Environment;
import slowcall.result.Manifest;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.service.WireMockService;

/** The self-checks, run one after another; what each answered is on the disk as soon as it has. */
public final class SelfChecks {
    private static final String TABLE = "selfcheck.csv";

    private final List<SelfCheck> checks;
    private final Scale scale;
    private final Listener listener;

    /** Is told how it goes. */
    public interface Listener {
        /** Nothing has been started yet; the results folder exists. */
        void starting(Path folder);

        /** What is going on, soon outdated. */
        void progress(String text);

        /** A check has answered. */
        void answered(SelfCheck check, List<Row> rows);
    }

    /**
     * What came of it.
     *
     * @param folder the results
     * @param rows of {@code selfcheck.csv}
     * @param broken checks that could not be carried out, each with why not
     */
    public record Result(Path folder, List<Row> rows, List<String> broken) {
        public long failed() {
            return rows.stream()
                    .filter(row -> row.text("verdict").equals("fail"))
                    .count();
        }
    }

    public SelfChecks(List<SelfCheck> checks, Scale scale, Listener listener) {
        this.checks = List.copyOf(checks);
        this.scale = scale;
        this.listener = listener;
    }

    /** Every check, the fastest first: what is badly wrong is then known soon. */
    public static List<SelfCheck> all() {
        return Stream.of(
                        List.of(
                                new SeedCheck(),
                                new FalsePositivesCheck(),
                                new PowerCheck(),
                                new RecorderCheck(),
                                new DroppedEndsCheck(),
                                new LostRequestCheck(),
                                new DoubleEndCheck(),
                                new LedgerCheck(),
                                new LittleCheck(),
                                new AddedDelayCheck(),
                                new SlowdownCheck(),
                                new SaturatedServiceCheck(),
                                new StallCheck()),
                        QueueCheck.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Runs the checks.
     *
     * @param root where the results folder is created
     * @param command how it was asked for, for the manifest
     */
    public Result run(Path root, List<String> command) throws IOException, InterruptedException {
        Instant started = Instant.now();
        ResultsFolder folder = ResultsFolder.create(root, "selfcheck", started, TABLE, Answer.COLUMNS);
        Manifest manifest = new Manifest(folder.path(), started, about(command));
        manifest.write();
        listener.starting(folder.path());
        List<Row> rows = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            SelfCheck check = checks.get(i);
            String counter = "[" + (i + 1) + "/" + checks.size() + "] " + check.name();
            listener.progress(counter + ": " + check.description());
            Stage stage = new Stage(
                    Files.createDirectories(folder.work(check.name())),
                    text -> listener.progress(counter + ": " + text));
            try {
                rows.addAll(run(check, stage, folder));
            } catch (ChildFailedException e) {
                broken.add(check.name() + ": " + e.getMessage());
            }
        }
        manifest.put("broken", broken);
        manifest.complete(Instant.now());
        folder.removeWork();
        return new Result(folder.path(), rows, broken);
    }

    private List<Row> run(SelfCheck check, Stage stage, ResultsFolder folder)
            throws IOException, InterruptedException, ChildFailedException {
        long start = System.nanoTime();
        List<Answer> answers = check.run(scale, stage);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Row> rows = answers.stream()
                .map(answer -> answer.row(check.name(), seconds))
                .toList();
        for (Row row : rows) {
            folder.append(row);
        }
        listener.answered(check, rows);
        return rows;
    }

    private Map<String, Object> about(List<String> command) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("plan", "selfcheck");
        about.put("scale", scale.name().toLowerCase(Locale.ROOT));
        about.put("checks", checks.stream().map(SelfCheck::name).toList());
        about.put("command", command);
        about.put("service_flags", WireMockService.FLAGS);
        about.put("environment", Environment.fingerprint(List.of(), List.of()));
        return about;
    }
}
