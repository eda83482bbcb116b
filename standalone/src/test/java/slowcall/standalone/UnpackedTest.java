package slowcall.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against jars of another version, half a jar, and names that lead elsewhere. */
class UnpackedTest {
    @TempDir
    private Path temporary;

    private Path archive(String... namesAndContents) throws IOException {
        Path file = temporary.resolve("slowcall.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    private Path unpack(String... namesAndContents) throws IOException {
        return Unpacked.from(archive(namesAndContents), temporary.resolve("cache"));
    }

    @Test
    void laysTheJarsOutAsTheBuildDoes() throws IOException {
        Path jar = unpack("slowcall/slowcall.jar", "one", "slowcall/lib/a-1.0.jar", "two", "META-INF/MANIFEST.MF", "x");

        assertEquals("one", Files.readString(jar));
        assertEquals("two", Files.readString(jar.resolveSibling("lib/a-1.0.jar")));
        try (var files = Files.walk(jar.getParent())) {
            assertEquals(2, files.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void doesSoOnce() throws IOException {
        Path jar = unpack("slowcall/slowcall.jar", "one");
        FileTime then = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(jar, then);

        assertEquals(jar, unpack("slowcall/slowcall.jar", "one"));
        assertEquals(then, Files.getLastModifiedTime(jar));
    }

    @Test
    void whatIsMissingOrCutShortIsUnpackedAgain() throws IOException {
        Path jar = unpack("slowcall/slowcall.jar", "one", "slowcall/lib/a-1.0.jar", "two");
        Files.writeString(jar, "o");
        Files.delete(jar.resolveSibling("lib/a-1.0.jar"));

        Path again = unpack("slowcall/slowcall.jar", "one", "slowcall/lib/a-1.0.jar", "two");

        assertEquals("one", Files.readString(again));
        assertEquals("two", Files.readString(again.resolveSibling("lib/a-1.0.jar")));
    }

    @Test
    void otherContentsHaveAnotherFolder() throws IOException {
        Path before = unpack("slowcall/slowcall.jar", "one");

        assertNotEquals(before, unpack("slowcall/slowcall.jar", "eno"));
        assertEquals("one", Files.readString(before));
    }

    @Test
    void aNameThatLeadsElsewhereIsLeftAlone() throws IOException {
        Path jar = unpack(
                "slowcall/slowcall.jar", "one", "slowcall/../../evil.jar", "two", "slowcall/lib/../x.jar", "three");

        try (var files = Files.walk(temporary.resolve("cache"))) {
            assertEquals(1, files.filter(Files::isRegularFile).count());
        }
        assertFalse(Files.exists(jar.resolveSibling("x.jar")));
    }

    @Test
    void anArchiveOfNothingIsRefused() {
        assertThrows(IOException.class, () -> unpack("META-INF/MANIFEST.MF", "x"));
    }
}
