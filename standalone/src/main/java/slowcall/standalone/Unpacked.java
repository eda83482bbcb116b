package slowcall.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The jars of one version, each a file of its own. */
final class Unpacked {
    private static final String PREFIX = "slowcall/";
    private static final Pattern JAR = Pattern.compile(PREFIX + "(?:lib/)?[A-Za-z0-9][A-Za-z0-9._+-]*\\.jar");
    private static final int DIGITS = 16;

    private Unpacked() {}

    /**
     * Unpacks what is not there yet, or not whole. Several may do so at the same time.
     *
     * @param archive with {@code slowcall/slowcall.jar}, which names those in {@code slowcall/lib}
     * @param root under which each version has a folder
     * @return where {@code slowcall.jar} is
     */
    static Path from(Path archive, Path root) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<ZipEntry> jars = zip.stream()
                    .filter(entry -> JAR.matcher(entry.getName()).matches())
                    .collect(Collectors.toList());
            if (jars.isEmpty()) {
                throw new IOException(archive + " has no jars in it");
            }
            Path folder = root.resolve(contents(jars));
            Files.createDirectories(folder.resolve("lib"));
            for (ZipEntry jar : jars) {
                Path file = folder.resolve(jar.getName().substring(PREFIX.length()));
                if (!Files.isRegularFile(file) || Files.size(file) != jar.getSize()) {
                    unpack(zip, jar, file);
                }
            }
            return folder.resolve("slowcall.jar");
        }
    }

    /** Other contents, other folder: from names, sizes and checksums, which the archive lists, so that nothing needs to be read. */
    private static String contents(List<ZipEntry> jars) {
        String listed = jars.stream()
                .map(jar -> jar.getName() + ' ' + jar.getSize() + ' ' + jar.getCrc())
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(listed.getBytes(StandardCharsets.UTF_8));
            StringBuilder hex = new StringBuilder();
            for (byte each : digest) {
                hex.append(String.format(Locale.ROOT, "%02x", each));
            }
            return hex.substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whole or not at all, whoever else does the same. */
    private static void unpack(ZipFile zip, ZipEntry jar, Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), ".unpacking", ".tmp");
        try {
            try (InputStream content = zip.getInputStream(jar)) {
                Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
