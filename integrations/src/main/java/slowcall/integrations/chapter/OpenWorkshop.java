package slowcall.integrations.chapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import slowcall.integrations.kill.KillPlan;
import slowcall.integrations.kill.KillSeries;
import slowcall.integrations.kill.KillServers;
import slowcall.integrations.parts.Part;
import slowcall.integrations.parts.Parts;
import slowcall.integrations.subject.Subjects;
import slowcall.integrations.subject.Way;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.Position;
import slowcall.plan.Setting;
import slowcall.service.WireMockService;

/** Servers that are started when somebody needs them, and are there until it is closed; so are all files of theirs. */
final class OpenWorkshop implements Workshop, AutoCloseable {
    /** Of a subject's JVMs: small, and soon up. */
    private static final List<String> FLAGS = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Djdk.httpclient.keepalive.timeout=1200");

    private static final long SEED = 20260401;

    /** Of the service, in a smoke test. */
    static final Duration SHORT_WARM_UP = Duration.ofSeconds(6);

    private final Size size;
    private final Path root;
    private final Consumer<String> progress;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<KillSeries.Compared> killed = new ArrayList<>();
    private @Nullable WireMockService service;
    private int folders;

    /**
     * @param root where everything of it goes
     * @param progress told what it does that takes its time
     */
    OpenWorkshop(Size size, Path root, Consumer<String> progress) {
        this.size = size;
        this.root = root;
        this.progress = progress;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public KillServers servers(Set<String> needed) throws IOException, ChildFailedException, InterruptedException {
        Map<String, Part> some = new LinkedHashMap<>();
        Map<String, String> where = new LinkedHashMap<>();
        for (String name : needed) {
            Part part = part(name);
            some.put(name, part);
            where.put(name, part.address());
        }
        return new KillServers(service(), some, where);
    }

    private WireMockService service() throws IOException, ChildFailedException, InterruptedException {
        WireMockService current = service;
        if (current == null) {
            progress.accept("starting the service");
            current = WireMockService.start(folder("service").resolve("service.txt"));
            service = current;
            double unused = size == Size.SMOKE ? current.warmUp(SHORT_WARM_UP) : current.warmUp();
        }
        return current;
    }

    private Part part(String name) throws IOException, ChildFailedException, InterruptedException {
        Part there = parts.get(name);
        if (there != null) {
            return there;
        }
        progress.accept("starting " + name);
        Part fresh = Parts.start(name, folder(name));
        parts.put(name, fresh);
        return fresh;
    }

    @Override
    public Path folder(String name) throws IOException {
        folders++;
        return Files.createDirectories(root.resolve(folders + "-" + name));
    }

    @Override
    public Subjects subject(String name, Map<String, String> settings)
            throws IOException, ChildFailedException, InterruptedException {
        Way way = Way.named(name);
        Map<String, Setting> given = new LinkedHashMap<>();
        settings.forEach((key, value) -> given.put(key, new Setting(value, Position.NONE)));
        KillServers servers = servers(way.needs());
        servers.service().reset();
        return Subjects.start(
                way,
                way.settings().read(name, given),
                servers.service().points(),
                servers.addresses(),
                folder(name),
                FLAGS);
    }

    @Override
    public List<KillSeries.Compared> kills(KillPlan plan)
            throws IOException, ChildFailedException, InterruptedException {
        List<KillSeries.Compared> results = new KillSeries(
                        servers(plan.needs()),
                        folder("kills"),
                        SEED + folders,
                        arm -> progress.accept("killing " + arm))
                .run(plan);
        killed.addAll(results);
        return results;
    }

    /** What came of all kills so far. */
    List<KillSeries.Compared> killed() {
        return List.copyOf(killed);
    }

    /** Ends all servers, the last started first, and removes what they and everybody else have left. */
    @Override
    public void close() {
        List<Runnable> all = new ArrayList<>(parts.values().stream()
                .<Runnable>map(part -> () -> part.close())
                .toList());
        WireMockService current = service;
        if (current != null) {
            all.add(current::close);
        }
        RuntimeException failure = null;
        for (Runnable each : all.reversed()) {
            try {
                each.run();
            } catch (RuntimeException e) {
                // The others are to end as well.
                failure = e;
            }
        }
        removeFolder();
        if (failure != null) {
            throw failure;
        }
    }

    private void removeFolder() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            progress.accept("not all of " + root + " could be removed: " + OpenBench.problem(e));
        }
    }
}
