package slowcall.result;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code manifest.json}: what made a results folder and what is in it. Written when the run starts, {@code complete: false},
 * and again when it ends, with each file's size, SHA-256 and, for tables, its rows.
 */
public final class Manifest {
    /** Raised when a column changes its meaning or goes away; columns may be added without. */
    public static final int SCHEMA_VERSION = 2;

    static final String FILE = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final Map<String, Object> content = new LinkedHashMap<>();

    /**
     * Begins a manifest.
     *
     * @param about what is known when the run starts: plan, seed, command, environment
     */
    public Manifest(Path folder, Instant started, Map<String, Object> about) {
        this.folder = folder;
        content.put("schema_version", SCHEMA_VERSION);
        content.put("run_id", folder.getFileName().toString());
        content.put("started", started.truncatedTo(ChronoUnit.SECONDS).toString());
        content.put("complete", false);
        content.putAll(about);
    }

    private Manifest(Path folder, Map<String, Object> content) {
        this.folder = folder;
        this.content.putAll(content);
    }

    /** Goes on with the manifest of a run that was interrupted. */
    static Manifest reopened(Path folder, JsonNode content) {
        return new Manifest(folder, JSON.convertValue(content, new TypeReference<LinkedHashMap<String, Object>>() {}));
    }

    /** Adds something learned on the way. */
    public void put(String key, Object value) {
        content.put(key, value);
    }

    /** Writes it as it is: the run is under way. */
    public void write() throws IOException {
        AtomicFile.write(folder.resolve(FILE), JSON.writeValueAsBytes(content));
    }

    /** The run has ended: lists every file. */
    public void complete(Instant ended) throws IOException {
        content.put("ended", ended.truncatedTo(ChronoUnit.SECONDS).toString());
        content.put("complete", true);
        content.put("files", files(folder));
        write();
    }

    /** Lists the files anew, for what was added to a folder after its run. */
    public static void refresh(Path folder) throws IOException {
        @SuppressWarnings("unchecked")
        Map<String, Object> content = JSON.readValue(folder.resolve(FILE).toFile(), LinkedHashMap.class);
        content.put("files", files(folder));
        AtomicFile.write(folder.resolve(FILE), JSON.writeValueAsBytes(content));
    }

    /**
     * Lists a file that was added to a folder after its run, or written anew. What the manifest says of the others stays as it
     * is: nobody has looked whether they are still the run's.
     *
     * @param name from the folder on
     */
    public static void add(Path folder, String name) throws IOException {
        JsonNode content = JSON.readTree(folder.resolve(FILE).toFile());
        Map<String, Object> byName = new TreeMap<>();
        content.path("files").forEach(entry -> byName.put(entry.path("name").asText(), entry));
        byName.put(name, entry(folder, folder.resolve(name)));
        ((ObjectNode) content).putPOJO("files", byName.values());
        AtomicFile.write(folder.resolve(FILE), JSON.writeValueAsBytes(content));
    }

    private static List<Map<String, Object>> files(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("work")))
                    .filter(file -> !file.equals(folder.resolve(FILE)))
                    .sorted()
                    .toList();
        }
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Path file : files) {
            entries.add(entry(folder, file));
        }
        return entries;
    }

    private static Map<String, Object> entry(Path folder, Path file) throws IOException {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", folder.relativize(file).toString().replace('\\', '/'));
        // Not for recordings: how their files are written is their makers' affair.
        if (file.toString().endsWith(".csv") && !file.startsWith(folder.resolve(ResultsFolder.RECORDINGS))) {
            entry.put("rows", Csv.read(file).size());
        }
        entry.put("bytes", Files.size(file));
        entry.put("sha256", sha256(Files.readAllBytes(file)));
        return entry;
    }

    /** In lower-case hexadecimal digits. */
    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
