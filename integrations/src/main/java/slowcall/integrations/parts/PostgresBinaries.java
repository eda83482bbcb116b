package slowcall.integrations.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, which the build puts on the class path as an archive for each kind of machine. */
final class PostgresBinaries {
    /** What the archives call the processors that Java has other names for. */
    private static final Map<String, String> PROCESSORS = Map.of("amd64", "x86_64", "aarch64", "arm_64");

    private PostgresBinaries() {}

    /**
     * Unpacks those for this machine.
     *
     * @return the folder that has {@code bin} in it
     * @throws IOException if there are none, or they cannot be written
     */
    static Path unpack(Path folder) throws IOException, InterruptedException {
        try (InputStream packed = open()) {
            Files.createDirectories(folder);
            extract(packed, folder);
            return folder;
        }
    }

    /**
     * Makes sure that there are some for this machine.
     *
     * @throws IOException if there are none
     */
    static void require() throws IOException {
        open().close();
    }

    private static InputStream open() throws IOException {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (packed == null) {
            throw new IOException("no PostgreSQL for this kind of machine is on the class path: " + archive
                    + "; give a server with --jdbc-url");
        }
        return packed;
    }

    static String archive(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        return "postgres-" + (name.startsWith("mac") ? "darwin" : name) + "-"
                + PROCESSORS.getOrDefault(processor, processor) + ".txz";
    }

    private static void extract(InputStream packed, Path folder) throws IOException, InterruptedException {
        Path complaints = folder.resolve("tar.txt");
        Process tar = new ProcessBuilder("tar", "-x", "-f", "-", "-C", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(complaints.toFile())
                .start();
        IOException broken = null;
        try (OutputStream archive = tar.getOutputStream()) {
            new XZInputStream(packed).transferTo(archive);
        } catch (IOException e) {
            // Either tar has ended, and says why, or the archive cannot be read.
            broken = e;
        }
        if (tar.waitFor() != 0) {
            throw new IOException("PostgreSQL cannot be unpacked into " + folder + ": "
                    + Files.readString(complaints, StandardCharsets.ISO_8859_1).strip());
        }
        if (broken != null) {
            throw broken;
        }
    }
}
